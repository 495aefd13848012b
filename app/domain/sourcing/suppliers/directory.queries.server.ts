import { sql, type RawBuilder } from 'kysely';
import type { Point } from '~/domain/catalogue/direction';
import { productTypesMeant } from '~/domain/catalogue/product-types.queries.server';
import { todayAnywhere, type Clock } from '~/platform/clock';
import type { Database, Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import type { SupplierSort } from './supplier-query.schema';

/** A vetted supplier as the directory shows it. */
export type ListedSupplier = {
  id: string;
  name: string;
  country: string;
  district: string;
  /** 'YYYY-MM-DD' */
  vettedOn: string;
  /** Codes of the product types of its live offers, those that were asked for first; at most twelve. */
  productTypes: string[];
  liveOffers: number;
  /** Metres from the place asked about; null where either place is not known. */
  distanceM: number | null;
};

export type DirectoryFilter = {
  words: string;
  /** Codes of the category and those below it; empty for all. */
  categories: readonly string[];
  country: string | null;
  near: Point | null;
  sort: SupplierSort;
  cursor: string | null;
  limit: number;
};

const MOST_TYPES_MEANT = 12;

/**
 * A page of the directory: vetted suppliers by name, or the nearest first (those whose place is not known last). Words are
 * looked for in names, and through the vocabulary in what is offered, in any of its languages. The cursor of the next page
 * is null on the last; one that is none of ours begins at the start.
 */
export async function supplierDirectory(
  { db, ...database }: Database,
  { words, categories, country, near, sort, cursor, limit }: DirectoryFilter,
  clock: Clock,
): Promise<{ suppliers: ListedSupplier[]; next: string | null }> {
  const types = words === '' ? [] : await productTypesMeant({ db, ...database }, words, MOST_TYPES_MEANT);
  const order = sort === 'nearest' ? sql`coalesce(round(d.metres), 1e9)` : sql`left(lower(e.name), 64)`;
  const after = readCursor(cursor, sort);
  const afterKey = sort === 'nearest' ? sql`${after?.key}::numeric` : sql`${after?.key}`;
  const { rows } = await sql<ListedSupplier & { key: string }>`
    select f.id, f.name, f.country, f.district, f.vetted_on, o.product_types, o.live_offers, f.distance_m, f.key::text as key
    from (
      select e.id, e.name, e.country, e.district, e.vetted_on, round(d.metres)::float8 as distance_m, ${order} as key
      from enterprise e
      left join place p on p.country = e.country and p.name_key = search_fold(e.district)
      cross join lateral (
        select distance_m(${near?.latitude ?? null}::float8, ${near?.longitude ?? null}::float8, p.latitude, p.longitude)
          as metres
      ) d
      where ${isListed(clock)}
        ${country === null ? sql`` : sql`and e.country = ${country}`}
        ${categories.length === 0 ? sql`` : sql`and ${offers(sql`t.category = any(${[...categories]}::text[])`)}`}
        ${words === '' ? sql`` : sql`and ${meets(words, types)}`}
        ${after ? sql`and (${order}, e.id) > (${afterKey}, ${after.id}::uuid)` : sql``}
      order by ${order}, e.id
      limit ${limit + 1}
    ) f
    cross join lateral (
      select coalesce(sum(t.offers), 0)::int as live_offers, coalesce((array_agg(t.product_type
          order by array_position(${types}::text[], t.product_type) nulls last, t.offers desc, t.product_type))[1:12],
          '{}') as product_types
      from (select product_type, count(*) as offers from offer
        where enterprise_id = f.id and state = 'live' group by product_type) t
    ) o
    order by f.key, f.id
  `.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ sort, key: last.key, id: last.id }) : null;
  return { suppliers: page.map(({ key: _, ...supplier }) => supplier), next };
}

/** Vetted, and so not blocked: the database keeps a blocked supplier from being vetted. */
const isListed = (clock: Clock) =>
  sql`e.kind = 'supplier' and e.status = 'active' and e.vetted_on <= ${todayAnywhere(clock)}::date`;

/** Looked up supplier by supplier: their offers are few among all that there are. */
const offers = (condition: RawBuilder<unknown>) => sql`coalesce((
  select true from offer x join product_type t on t.code = x.product_type
  where x.enterprise_id = e.id and x.state = 'live' and ${condition} limit 1), false)`;

/** A name that holds the words or is spelt much like them, or an offer of what they mean or whose title holds them. */
function meets(words: string, types: string[]) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(e.name ilike ${part} or word_similarity(lower(${words}), lower(e.name)) >= 0.6
    or ${offers(sql`(t.code = any(${types}::text[]) or x.title ilike ${part})`)})`;
}

type Cursor = { sort: SupplierSort; key: string; id: string };

const writeCursor = ({ sort, key, id }: Cursor) => Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');

function readCursor(text: string | null, sort: SupplierSort): Cursor | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
    if (!Array.isArray(read)) return null;
    const [by, key, id] = read as unknown[];
    if (by !== sort || typeof key !== 'string' || typeof id !== 'string' || !isId(id)) return null;
    if (sort === 'nearest' && !/^\d{1,12}$/.test(key)) return null;
    return key.includes('\0') ? null : { sort, key, id };
  } catch {
    return null;
  }
}

/** The countries that vetted suppliers are in with the categories of what they offer, for narrowing the directory. */
export async function directoryChoices(db: Db, clock: Clock): Promise<{ country: string; category: string }[]> {
  const { rows } = await sql<{ country: string; category: string }>`
    select distinct e.country, t.category
    from enterprise e
    join offer x on x.enterprise_id = e.id and x.state = 'live'
    join product_type t on t.code = x.product_type
    where ${isListed(clock)}
    order by e.country, t.category
  `.execute(db);
  return rows;
}
