import type { Pool } from 'pg';
import { countryWord } from '../understanding/country-words';
import { deliveryRanges, type OfferDocument } from '../engine';
import { aboutReady } from '../about-ready';
import { hitOf } from '../hit';
import { priceBand } from '../price-bands';

/** Writing is the work of one processor each. Rows that two may both touch are always locked in the same order. */
const BATCHES_AT_ONCE = 2;

/** Columns that narrow and sort, and are written as they are given. */
const NARROWING = [
  ...['district', 'dimension', 'unit_factor', 'base_price', 'price_band', 'min_quantity', 'stock', 'weekly_capacity'],
  ...['lead_days', 'busy_on', 'busy', 'zone', 'made', 'ready_days', 'delivery', 'verified_on', 'latitude', 'longitude'],
];

/**
 * Words weigh by where they stand: A the title, B the seller and the place, D the description. The product type is a
 * word too, so that one scan of the index finds what is said within some types.
 */
const UPSERT = `
  with given as materialized (
    select *, search_fold(title) as folded_title, search_fold(enterprise || ' ' || district) as folded_seller
    from json_to_recordset($1::json) as g (id uuid, product_type text, category text, country text, currency text,
      price_minor bigint, listed_at timestamptz, title text, description text, language text, enterprise text,
      district text, place text, hit text, dimension text, unit_factor int, base_price float8, price_band int,
      min_quantity int, stock int, weekly_capacity int, lead_days int, busy_on date[], busy int[], zone text,
      made boolean, ready_days int, delivery int, verified_on date, latitude float8, longitude float8)
  ), known as (
    insert into search_word (word)
    select distinct word from given, regexp_split_to_table(folded_title || ' ' || folded_seller, '\\s+') word
    where length(word) between 3 and 40
    order by word
    on conflict do nothing
  ), lie as (
    insert into search_district (country, district_key, latitude, longitude)
    select distinct on (country, search_fold(district)) country, search_fold(district), latitude, longitude from given
    where latitude is not null and longitude is not null
    order by country, search_fold(district), latitude, longitude
    on conflict do nothing
  )
  insert into search_document as d (id, product_type, category, country, currency, price_minor, listed_at,
    ${NARROWING.join(', ')}, district_key, words, hit)
  select id, product_type, category, country, currency, price_minor, listed_at,
    ${NARROWING.join(', ')}, left(search_fold(district), 200),
    setweight(search_words(language, folded_title), 'A')
      || setweight(to_tsvector('simple', folded_seller || ' ' || place), 'B')
      || setweight(search_words(language, search_fold(description)), 'D')
      || array_to_tsvector(array['type:' || product_type]),
    hit::json
  from given
  on conflict (id) do update set product_type = excluded.product_type, category = excluded.category,
    country = excluded.country, currency = excluded.currency, price_minor = excluded.price_minor,
    listed_at = excluded.listed_at, ${NARROWING.map((column) => `${column} = excluded.${column}`).join(', ')},
    district_key = excluded.district_key, words = excluded.words, hit = excluded.hit
  where (d.product_type, d.category, d.country, d.currency, d.price_minor, d.listed_at, d.words, d.hit::text,
      ${NARROWING.map((column) => `d.${column}`).join(', ')})
    is distinct from (excluded.product_type, excluded.category, excluded.country, excluded.currency,
      excluded.price_minor, excluded.listed_at, excluded.words, excluded.hit::text,
      ${NARROWING.map((column) => `excluded.${column}`).join(', ')})`;

/** Documents as one statement writes them; those that are there already as they are stay untouched. */
export async function writeDocuments(pool: Pool, documents: readonly OfferDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(rowOf);
  await pool.query({ name: 'search-upsert', text: UPSERT, values: [JSON.stringify(rows)] });
}

function rowOf(document: OfferDocument) {
  const promised = Object.entries(document.committed ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    id: document.id,
    product_type: document.productType,
    category: document.category,
    country: document.country,
    currency: document.currency,
    price_minor: document.priceMinor,
    listed_at: document.listedAt,
    title: document.title,
    description: document.description,
    language: document.language,
    enterprise: document.enterprise,
    district: document.district,
    place: countryWord(document.country),
    hit: JSON.stringify(hitOf(document)),
    dimension: document.dimension,
    unit_factor: document.unitFactor,
    base_price: document.basePriceMinor,
    price_band: priceBand(document.basePriceMinor),
    min_quantity: document.minQuantity,
    stock: document.stock,
    weekly_capacity: document.weeklyCapacity,
    lead_days: document.leadTimeDays,
    busy_on: promised.length === 0 ? null : promised.map(([week]) => week),
    busy: promised.length === 0 ? null : promised.map(([, quantity]) => quantity),
    zone: document.timeZone,
    ...aboutReady(document),
    delivery: deliveryRanges.indexOf(document.delivery),
    verified_on: document.verifiedSince,
    latitude: document.latitude,
    longitude: document.longitude,
  };
}

/** Takes documents out by id. */
export async function deleteDocuments(pool: Pool, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await pool.query({
    name: 'search-delete',
    text: 'delete from search_document where id = any($1::uuid[])',
    values: [ids],
  });
}

/** How many documents there are, as the database has counted them. */
export async function countDocuments(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ offers: number }>(
    'select coalesce(sum(offers), 0)::int as offers from search_count',
  );
  return rows[0]?.offers ?? 0;
}

/** Makes these documents all there are. Each is at any moment either as it was or as it is given. */
export async function replaceDocuments(pool: Pool, batches: AsyncIterable<readonly OfferDocument[]>): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select id from search_document');
  const gone = new Set(rows.map(({ id }) => id));
  const source = batches[Symbol.asyncIterator]();
  const writeNext = async (): Promise<void> => {
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      await writeDocuments(pool, next.value);
      for (const { id } of next.value) gone.delete(id);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, writeNext));
  await deleteDocuments(pool, Array.from(gone));
  await pool.query(`delete from search_district s where not exists (
    select from search_document d where d.district_key = s.district_key and d.country = s.country)`);
  await pool.query('select refresh_search_statistics()');
}
