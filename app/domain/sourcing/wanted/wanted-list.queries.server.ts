import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import type { WantedState } from './wanted-post.states';
import { maySeeWanted } from './wanted-view.queries.server';

export type ListedWanted = {
  id: string;
  state: WantedState;
  productType: string;
  quantity: number;
  unit: string;
  country: string;
  district: string;
  latestOn: string;
  openUntil: string;
  private: boolean;
  organisation: string | null;
  byGroup: boolean;
  /** For its owner alone: in how many ways it could be covered when that was last worked out; null before. */
  setsFound: number | null;
};

export type WantedFilter = {
  mine: boolean;
  /** Codes of the category and those below it; empty for all. */
  categories: readonly string[];
  country: string | null;
  cursor: string | null;
};

const PAGE_SIZE = 20;

/** A page of wanted posts, the newest first: open ones that the reader may see, or her own in every state. */
export async function wantedPage(
  db: Db,
  reader: Actor | null,
  { mine, categories, country, cursor }: WantedFilter,
): Promise<{ posts: ListedWanted[]; next: string | null }> {
  if (mine && !reader) return { posts: [], next: null };
  const whose = mine ? sql`p.account_id = ${reader?.accountId}` : sql`p.state = 'open' and ${maySeeWanted(reader)}`;
  const { rows } = await sql<ListedWanted>`
    select p.id, p.state, p.product_type, p.quantity, p.unit, p.country, p.district, p.latest_on, p.open_until, p.private,
      a.organisation, p.group_id is not null as by_group,
      case when p.account_id = ${reader?.accountId ?? null}::uuid then m.sets_found end as sets_found
    from wanted_post p
    join product_type t on t.code = p.product_type
    join account a on a.id = p.account_id
    left join wanted_match m on m.post_id = p.id
    where ${whose}
      ${categories.length > 0 ? sql`and t.category = any(${[...categories]}::text[])` : sql``}
      ${country === null ? sql`` : sql`and p.country = ${country}`}
      ${isId(cursor ?? undefined) ? sql`and p.id < ${cursor}::uuid` : sql``}
    order by p.id desc
    limit ${PAGE_SIZE + 1}
  `.execute(db);
  const posts = rows.slice(0, PAGE_SIZE);
  return { posts, next: rows.length > PAGE_SIZE ? (posts.at(-1)?.id ?? null) : null };
}

/** The countries and categories of open public posts, with how many there are, for narrowing the list. */
export async function wantedCounts(db: Db): Promise<{ country: string; category: string; count: number }[]> {
  const { rows } = await sql<{ country: string; category: string; count: number }>`
    select p.country, t.category, count(*)::int as count
    from wanted_post p join product_type t on t.code = p.product_type
    where p.state = 'open' and not p.private
    group by p.country, t.category order by p.country, t.category
  `.execute(db);
  return rows;
}
