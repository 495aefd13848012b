import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sql, type QueryExecutorProvider } from 'kysely';

const FILES = ['categories.csv', 'units.csv', 'product-types.csv', 'product-synonyms.csv', 'places.csv'] as const;
const LANGUAGES = ['en', 'sw', 'hi', 'ta', 'fa', 'sv'];

/** The files of vocabulary and places as text, in the order in which they are taken in. */
export function referenceTexts(): string[] {
  return FILES.map((file) => readFileSync(`db/reference/${file}`, 'utf8'));
}

type Row = Record<string, string>;

function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, skip_empty_lines: true });
}

function withNames(rows: Row[]): string {
  return JSON.stringify(
    rows.map((row, position) => ({
      ...row,
      position,
      names: Object.fromEntries(LANGUAGES.map((language) => [language, row[language]])),
    })),
  );
}

/** Makes the tables of vocabulary and places say what the files in db/reference say. Run by the owner; changes nothing the second time. */
export async function loadReference(db: QueryExecutorProvider): Promise<void> {
  const [categories = '', units = '', types = '', synonyms = '', places = ''] = referenceTexts();
  await sql`
    insert into category (code, parent, icon, names, position)
    select category, nullif(parent, ''), icon, names, position
    from jsonb_to_recordset(${withNames(rowsOf(categories))}::jsonb)
      as r(category text, parent text, icon text, names jsonb, position int)
    on conflict (code) do update set parent = excluded.parent, icon = excluded.icon, names = excluded.names,
      position = excluded.position
  `.execute(db);
  await sql`
    insert into unit (code, dimension, base_factor, names, position)
    select unit, dimension, base_factor, names, position
    from jsonb_to_recordset(${withNames(rowsOf(units))}::jsonb)
      as r(unit text, dimension text, base_factor int, names jsonb, position int)
    on conflict (code) do update set dimension = excluded.dimension, base_factor = excluded.base_factor,
      names = excluded.names, position = excluded.position
  `.execute(db);
  await sql`
    insert into product_type (code, category, side, unit, hs_heading, icon, names, position)
    select product_type, category, side, unit, nullif(hs_heading, ''), icon, names, position
    from jsonb_to_recordset(${withNames(rowsOf(types))}::jsonb)
      as r(product_type text, category text, side text, unit text, hs_heading text, icon text, names jsonb, position int)
    on conflict (code) do update set category = excluded.category, side = excluded.side, unit = excluded.unit,
      hs_heading = excluded.hs_heading, icon = excluded.icon, names = excluded.names, position = excluded.position
  `.execute(db);
  const terms = JSON.stringify(rowsOf(synonyms));
  await sql`
    with wanted as (
      select distinct product_type, language, term
      from jsonb_to_recordset(${terms}::jsonb) as r(product_type text, language text, term text)
    ), gone as (
      delete from product_term t where not exists (
        select from wanted w where (w.product_type, w.language, w.term) = (t.product_type, t.language, t.term))
    )
    insert into product_term (product_type, language, term) select * from wanted on conflict do nothing
  `.execute(db);
  await sql`
    with wanted as (
      select distinct on (country, search_fold(name)) country, search_fold(name) as name_key, name, latitude, longitude
      from jsonb_to_recordset(${JSON.stringify(rowsOf(places))}::jsonb)
        as r(country text, name text, latitude double precision, longitude double precision)
      order by country, search_fold(name), name
    ), gone as (
      delete from place p where not exists (
        select from wanted w where (w.country, w.name_key) = (p.country, p.name_key))
    )
    insert into place (country, name_key, name, latitude, longitude) select * from wanted
    on conflict (country, name_key) do update set name = excluded.name, latitude = excluded.latitude,
      longitude = excluded.longitude
  `.execute(db);
}
