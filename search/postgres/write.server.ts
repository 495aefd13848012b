import type { Pool } from 'pg';
import { countryWord } from '../understanding/country-words';
import type { OfferDocument } from '../engine';
import { hitOf } from '../hit';

/** Writing is the work of one processor each. Rows that two may both touch are always locked in the same order. */
const BATCHES_AT_ONCE = 2;

/**
 * Words weigh by where they stand: A the title, B the seller and the place, D the description. The product type is a
 * word too, so that one scan of the index finds what is said within some types.
 */
const UPSERT = `
  with given as materialized (
    select *, search_fold(title) as folded_title, search_fold(enterprise || ' ' || district) as folded_seller
    from json_to_recordset($1::json) as g (id uuid, product_type text, category text, country text, currency text,
      price_minor bigint, listed_at timestamptz, title text, description text, language text, enterprise text,
      district text, place text, hit text)
  ), known as (
    insert into search_word (word)
    select distinct word from given, regexp_split_to_table(folded_title || ' ' || folded_seller, '\\s+') word
    where length(word) between 3 and 40
    order by word
    on conflict do nothing
  )
  insert into search_document as d
    (id, product_type, category, country, currency, price_minor, listed_at, words, hit)
  select id, product_type, category, country, currency, price_minor, listed_at,
    setweight(search_words(language, folded_title), 'A')
      || setweight(to_tsvector('simple', folded_seller || ' ' || place), 'B')
      || setweight(search_words(language, search_fold(description)), 'D')
      || array_to_tsvector(array['type:' || product_type]),
    hit::json
  from given
  on conflict (id) do update set product_type = excluded.product_type, category = excluded.category,
    country = excluded.country, currency = excluded.currency, price_minor = excluded.price_minor,
    listed_at = excluded.listed_at, words = excluded.words, hit = excluded.hit
  where (d.product_type, d.category, d.country, d.currency, d.price_minor, d.listed_at, d.words, d.hit::text)
    is distinct from (excluded.product_type, excluded.category, excluded.country, excluded.currency,
      excluded.price_minor, excluded.listed_at, excluded.words, excluded.hit::text)`;

/** Documents as one statement writes them; those that are there already as they are stay untouched. */
export async function writeDocuments(pool: Pool, documents: readonly OfferDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map((document) => ({
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
  }));
  await pool.query({ name: 'search-upsert', text: UPSERT, values: [JSON.stringify(rows)] });
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
  await pool.query('select refresh_search_statistics()');
}
