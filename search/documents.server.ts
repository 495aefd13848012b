import type { Pool } from 'pg';
import { basePrice } from './base-units';
import type { OfferDocument } from './engine';

/** Offers of the market `m` with what they can supply; a place is where its district lies. */
const DOCUMENTS = `
  select m.id, m.code, m.title, m.language, m.product_type as "productType", m.category, m.country, m.district,
    m.enterprise_id as "enterpriseId", m.enterprise, m.unit, m.price_minor as "priceMinor", m.currency,
    m.min_quantity as "minQuantity", u.dimension, u.base_factor as "unitFactor", o.delivery_range as delivery,
    coalesce(s.eligible_since, e.vetted_on) as "verifiedSince",
    coalesce(o.stock, 0) as stock, coalesce(o.weekly_capacity, 0) as "weeklyCapacity",
    o.lead_time_days as "leadTimeDays", coalesce(b.timezone, 'UTC') as "timeZone",
    case when o.weekly_capacity > 0 then (select jsonb_object_agg(week_on, quantity) from (
      select week_on, sum(quantity) as quantity from capacity_commitment where offer_id = m.id group by week_on) c
    ) end as committed,
    p.latitude, p.longitude, m.description, to_json(m.listed_at) #>> '{}' as "listedAt"
  from market_offer m
  join offer o on o.id = m.id
  join unit u on u.code = m.unit
  join enterprise e on e.id = m.enterprise_id
  left join enterprise_standing s on s.enterprise_id = e.id
  left join self_help_group g on g.id = e.group_id
  left join branch b on b.id = g.branch_id
  left join place p on p.country = m.country and p.name_key = search_fold(m.district)`;

const OF_IDS = `${DOCUMENTS} where m.id = any($1::uuid[])`;
/** Ids first: a plan for any page of a large market would read all of it for each. */
const AFTER_ID = `${DOCUMENTS} where m.id = any(array(select id from market_offer where id > $1 order by id limit $2))
  order by m.id`;

type Row = Omit<OfferDocument, 'baseUnit' | 'basePriceMinor'>;

function documentOf(row: Row): OfferDocument {
  return { ...row, ...basePrice(row) };
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const BATCH = 2000;

/** The offers among `ids` that are on the market, as the index takes them in; the others are left out. */
export async function marketDocuments(pool: Pool, ids: readonly string[]): Promise<OfferDocument[]> {
  const { rows } = await pool.query<Row>({ name: 'market-documents', text: OF_IDS, values: [ids] });
  return rows.map(documentOf);
}

/** Everything that is on the market, in batches by id. */
export async function* allMarketDocuments(pool: Pool): AsyncGenerator<OfferDocument[]> {
  let last = BEFORE_ALL;
  for (;;) {
    const { rows } = await pool.query<Row>({
      name: 'market-documents-after',
      text: AFTER_ID,
      values: [last, BATCH],
    });
    if (rows.length > 0) yield rows.map(documentOf);
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1]?.id ?? last;
  }
}

const WRITTEN_SINCE = `
  select o.id from offer o
  join enterprise e on e.id = o.enterprise_id
  left join enterprise_standing s on s.enterprise_id = e.id
  where o.published_at is not null
    and least(age(o.xmin), age(e.xmin), age(s.xmin)) <= age(($1::text)::xid8::xid)`;

/**
 * Offers that were once published and were written, or whose seller was, by a transaction that `begun` (a transaction id
 * of 64 bits as text) did not see the end of.
 */
export async function offersWrittenSince(pool: Pool, begun: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(WRITTEN_SINCE, [begun]);
  return rows.map(({ id }) => id);
}
