import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { isMember } from '~/domain/programme/group-access.server';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { QuoteState } from '../quotes/quote.states';
import type { WantedState } from './wanted-post.states';

/** A wanted post as somebody may see it. */
export type WantedView = {
  id: string;
  number: string;
  state: WantedState;
  productType: string;
  quantity: number;
  unit: string;
  /** Base units of one unit. */
  unitFactor: number;
  quality: string;
  latestOn: string;
  country: string;
  district: string;
  latitude: number | null;
  longitude: number | null;
  /** For its owner and those she asked; empty for everybody else. */
  deliveryPlace: string;
  budgetMinor: number | null;
  currency: string;
  openUntil: string;
  private: boolean;
  version: number;
  postedAt: Date;
  /** The buyer's organisation; people and groups are not named to the public. */
  organisation: string | null;
  byGroup: boolean;
  isOwn: boolean;
  /** The reader's own request for a quote that came of it, where she is a seller. */
  ownRequestId: string | null;
  /** For its owner: whom she has asked for quotes. */
  asked: { requestId: string; enterpriseId: string; enterprise: string; state: QuoteState }[];
};

/** The condition that a post `p` is the reader's to see: public, her own, her group's, or she fits it or was asked. */
export function maySeeWanted(reader: Actor | null): RawBuilder<SqlBool> {
  const open = sql`(not p.private and p.state <> 'withdrawn')`;
  if (!reader) return sql<SqlBool>`${open}`;
  return sql<SqlBool>`(${open} or p.account_id = ${reader.accountId} or ${ofOwnGroup(reader)} or exists (
    select from enterprise_account w where w.account_id = ${reader.accountId} and (
      exists (select from wanted_fit f where f.post_id = p.id and f.enterprise_id = w.enterprise_id)
      or exists (select from quote_batch b join quote_request r on r.batch_id = b.id
        where b.wanted_post_id = p.id and r.enterprise_id = w.enterprise_id))))`;
}

function ofOwnGroup(reader: Actor): RawBuilder<unknown> {
  if (reader.memberId === null) return sql`false`;
  return sql`exists (select from self_help_group g where g.id = p.group_id
    and ${isMember(reader, { branch: 'g.branch_id', group: 'g.id' })})`;
}

/** One post; undefined where there is none that the reader may see. */
export async function wantedView(db: Db, reader: Actor | null, postId: string): Promise<WantedView | undefined> {
  const account = reader?.accountId ?? null;
  const { rows } = await sql<WantedView>`
    select p.id, p.number, p.state, p.product_type, p.quantity, p.unit, u.base_factor as unit_factor, p.quality,
      p.latest_on, p.country, p.district, p.latitude, p.longitude, p.budget_minor, p.currency, p.open_until, p.private,
      p.version, p.posted_at, a.organisation, p.group_id is not null as by_group,
      coalesce(p.account_id = ${account}::uuid, false) as is_own,
      case when p.account_id = ${account}::uuid or own.id is not null then p.delivery_place else '' end as delivery_place,
      own.id as own_request_id,
      case when p.account_id = ${account}::uuid then coalesce((
        select jsonb_agg(jsonb_build_object('requestId', r.id, 'enterpriseId', r.enterprise_id, 'enterprise',
          public_enterprise_name(e.name, e.kind, e.country, e.hides_name), 'state', r.state) order by r.id desc)
        from quote_batch b join quote_request r on r.batch_id = b.id join enterprise e on e.id = r.enterprise_id
        where b.wanted_post_id = p.id), '[]') else '[]' end
        as asked
    from wanted_post p
    join unit u on u.code = p.unit
    join account a on a.id = p.account_id
    left join lateral (
      select r.id from quote_batch b join quote_request r on r.batch_id = b.id
      join enterprise_account w on w.enterprise_id = r.enterprise_id and w.account_id = ${account}::uuid
      where b.wanted_post_id = p.id order by r.id desc limit 1
    ) own on true
    where p.id = ${postId} and ${maySeeWanted(reader)}
  `.execute(db);
  return rows[0];
}

/** What stood in a post's fields before an edit. */
type WantedBefore = Record<string, string | number | boolean | null>;

export type WantedHappened = {
  toState: WantedState;
  at: Date;
  before: WantedBefore | null;
  /** What the budget stood in before, ISO 4217. */
  currency: string;
};

/** What happened to a post, the first thing first; for its owner. `before` holds what an edit replaced. */
export async function wantedHistory(db: Db, owner: Actor, postId: string): Promise<WantedHappened[]> {
  const rows = await db
    .selectFrom('wantedPostEvent')
    .innerJoin('wantedPost', 'wantedPost.id', 'wantedPostEvent.postId')
    .where('wantedPost.id', '=', postId)
    .where('wantedPost.accountId', '=', owner.accountId)
    .select(['wantedPostEvent.toState', 'wantedPostEvent.at', 'wantedPostEvent.before', 'wantedPost.currency'])
    .orderBy('wantedPostEvent.id')
    .execute();
  const history: WantedHappened[] = [];
  for (const { toState, at, before: kept, currency } of rows.toReversed()) {
    const before = kept as WantedBefore | null;
    const later = history[0]?.currency ?? currency;
    const own = typeof before?.currency === 'string' ? before.currency : later;
    history.unshift({ toState: toState as WantedState, at, before, currency: own });
  }
  return history;
}
