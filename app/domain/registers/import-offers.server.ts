import { makeTable, runSql, type ImportRun } from './import-run.server';
import { digitsOfCurrency } from './currency-digits';
import { setDoublesAside } from './known-records.server';
import { minor } from './master-records';
import { updateWithAudit } from './write-masters.server';

/** The offer's columns and the fields of the file that each comes from. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  enterprise_id: ['enterprise_code'],
  title: ['title'],
  description: ['description'],
  language: ['language'],
  product_type: ['product_type'],
  unit: ['unit'],
  price_minor: ['price', 'price_scale', 'currency'],
  currency: ['currency'],
  min_quantity: ['min_quantity'],
  quantity_step: ['quantity_step'],
  stock: ['stock'],
  stock_stated: ['stock'],
  weekly_capacity: ['weekly_capacity'],
  lead_time_days: ['lead_time_days'],
};

const expressions: Readonly<Record<string, string>> = {
  enterprise_id: 'e.id',
  price_minor: minor('price', 'd.digits'),
  stock_stated: 's.stock',
};

/** Sets the folder's offers beside what its registers said of them before: new, corrected or unchanged (of an erased seller always). */
export async function compareOffers(run: ImportRun): Promise<void> {
  await setDoublesAside(run, 'offers');
  const filled = Object.keys(COLUMNS).map((name) => `${expressions[name] ?? `s.${name}`} as ${name}`);
  await makeTable(
    run,
    'next_offers',
    `select v.*, coalesce(o.id, new_id()) as id, i.told as told_before,
       case when r.erased_at is not null then 'unchanged' when o.id is null then 'new'
         when i.told is distinct from v.told then 'corrected' else 'unchanged' end as change
     from (
       select s.line, s.soundness, s.offer_code as code, ${filled.join(', ')}, s.photo,
         to_jsonb(s) - 'line' - 'soundness' || jsonb_build_object('photo_digest', p.digest) as told
       from in_offers s
         left join known_enterprise e on e.code = s.enterprise_code
         left join lateral (select ${digitsOfCurrency('s.currency')} as digits) d on true
         left join folder_photo p on p.name = s.photo
       where s.offer_code is not null
     ) v left join offer o on o.code = v.code left join imported_offer i on i.offer_id = o.id
       left join enterprise r on r.id = v.enterprise_id`,
  );
}

/**
 * Writes new offers as drafts that go live with their seller's first eligible decision. Of a known offer only what the
 * file says anew is changed: stock that orders have taken, or a text that the seller has mended, stays.
 */
export async function writeOffers(run: ImportRun): Promise<void> {
  const names = ['id', 'code', ...Object.keys(COLUMNS)];
  await runSql(
    run,
    `insert into offer (${names.join(', ')}, publish_when_eligible)
     select ${names.map((name) => `n.${name}`).join(', ')}, true from next_offers n where n.change = 'new' order by n.line;
     insert into offer_event (offer_id, to_state, reason)
     select n.id, 'draft', 'registers-import' from next_offers n where n.change = 'new' order by n.line`,
  );
  const says = Object.entries(COLUMNS).map(([name, fields]) => {
    const same = fields.map((field) => `x.told_before -> '${field}' is not distinct from x.told -> '${field}'`);
    return `case when x.told_before is not null and ${same.join(' and ')} then o.${name} else x.${name} end as ${name}`;
  });
  await dropTiersThatDoNotFall(run);
  await updateWithAudit(run, {
    table: 'offer',
    from: `(select x.id, ${says.join(', ')} from next_offers x join offer o on o.id = x.id where x.change = 'corrected') n`,
    same: 't.id = n.id',
    recordId: 't.id',
    changed: Object.keys(COLUMNS),
    also: 'version = t.version + 1, updated_at = now()',
  });
  await runSql(
    run,
    `insert into imported_offer (offer_id, told) select id, told from next_offers where change <> 'unchanged'
     on conflict (offer_id) do update set told = excluded.told`,
  );
}

/** The files know one price alone: tiers in another currency, or not cheaper than the price that a file says anew, go. */
async function dropTiersThatDoNotFall(run: ImportRun): Promise<void> {
  const says = (field: string) => `n.told_before -> '${field}' is distinct from n.told -> '${field}'`;
  await runSql(
    run,
    `with gone as (
       delete from offer_price_tier t using next_offers n
       where n.change = 'corrected' and t.offer_id = n.id
         and (${says('currency')} or (${says('price')} and t.price_minor >= n.price_minor))
       returning t.offer_id, t.from_quantity, t.price_minor
     )
     insert into audit_log (account_id, import_id, table_name, record_id, old_value, new_value)
     select $1::uuid, $2, 'offer', offer_id, jsonb_build_object('tiers', jsonb_agg(jsonb_build_object('fromQuantity',
       from_quantity, 'priceMinor', price_minor) order by from_quantity)), '{}'
     from gone group by offer_id`,
    [run.accountId, run.importId],
  );
}

/** The history rows of offers that buyers may have seen and that now say something else: first and last id, if any. */
export async function recordCorrectedOffers(run: ImportRun): Promise<{ first: number; last: number } | null> {
  const { rows } = await runSql(
    run,
    `with event as (
       insert into offer_event (offer_id, from_state, to_state, account_id, reason)
       select o.id, o.state, o.state, $1::uuid, 'registers-import' from next_offers n join offer o on o.id = n.id
       where n.change = 'corrected' and o.state <> 'draft' order by o.id returning id
     )
     select min(id) as first, max(id) as last from event`,
    [run.accountId],
  );
  const [range] = rows as { first: number | null; last: number | null }[];
  return range?.first && range.last ? { first: range.first, last: range.last } : null;
}
