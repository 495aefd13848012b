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
    const { rows } = await pool.query<OfferDocument>({ name: 'market-documents-after', text: AFTER_ID, values: [last, BATCH] });
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1]?.id ?? last;
  }
}

/** What a list may show of a document: nothing that is there for searching and sorting alone. */
export function hitOf({ description: _description, listedAt: _listedAt, ...hit }: OfferDocument): OfferHit {
  return hit;
}
