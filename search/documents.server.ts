import type { Pool } from 'pg';
import type { OfferDocument, OfferHit } from './engine';

const COLUMNS = `
  id, code, title, language, product_type as "productType", category, country, district,
  enterprise_id as "enterpriseId", enterprise, unit, price_minor as "priceMinor", currency,
  min_quantity as "minQuantity", description, to_json(listed_at) #>> '{}' as "listedAt"`;

const OF_IDS = `select ${COLUMNS} from market_offer where id = any($1::uuid[])`;
const AFTER_ID = `select ${COLUMNS} from market_offer where id > $1 order by id limit $2`;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const BATCH = 2000;

/** The offers among `ids` that are on the market, as the index takes them in; the others are left out. */
export async function marketDocuments(pool: Pool, ids: readonly string[]): Promise<OfferDocument[]> {
  const { rows } = await pool.query<OfferDocument>({ name: 'market-documents', text: OF_IDS, values: [ids] });
  return rows;
}

/** Everything that is on the market, in batches by id. */
export async function* allMarketDocuments(pool: Pool): AsyncGenerator<OfferDocument[]> {
  let last = BEFORE_ALL;
  for (;;) {
    const { rows } = await pool.query<OfferDocument>({
      name: 'market-documents-after',
      text: AFTER_ID,
      values: [last, BATCH],
    });
    if (rows.length > 0) yield rows;
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

/** What a list may show of a document: nothing that is there for searching and sorting alone. */
export function hitOf({ description: _description, listedAt: _listedAt, ...hit }: OfferDocument): OfferHit {
  return hit;
}
