import { sql } from 'kysely';
import type { Actor, Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { roleIn, speaksThrough } from './sample-access.server';
import { sideOf, type SampleRole, type SampleSide, type SampleState } from './sample.states';

export type ListedSample = {
  id: string;
  number: string;
  state: SampleState;
  productType: string;
  title: string;
  language: string;
  unit: string;
  quantity: number;
  /** The supplier's name, or who asked. */
  otherParty: string;
  askedAt: Date;
};

const PAGE_SIZE = 20;

const BUYER_NAME = sql`coalesce(b.organisation, b.display_name)`;
const LISTED = sql`r.id, r.number, r.state, r.product_type, r.title, r.language, r.unit, r.quantity, r.asked_at`;

/** A page of the samples that an account asked for, or that its suppliers are asked for: those first that wait for them. */
export async function samplePage(
  db: Db,
  actor: Actor,
  side: SampleSide,
  cursor: string | null,
): Promise<{ samples: ListedSample[]; next: string | null }> {
  const whose =
    side === 'buyer'
      ? sql`r.account_id = ${actor.accountId}`
      : sql`r.enterprise_id in (select enterprise_id from supplier_account where account_id = ${actor.accountId})`;
  const after = readCursor(cursor);
  const waits = side === 'seller' ? sql`(r.state in ('asked', 'promised'))` : sql`(r.id is null)`;
  const { rows } = await sql<ListedSample & { waits: boolean }>`
    select ${LISTED}, ${side === 'buyer' ? sql`e.name` : BUYER_NAME} as other_party, ${waits} as waits
    from sample_request r
    join enterprise e on e.id = r.enterprise_id
    join account b on b.id = r.account_id
    where ${whose}
      ${after ? sql`and (${waits}, r.id) < (${after.waits}, ${after.id}::uuid)` : sql``}
    order by ${waits} desc, r.id desc
    limit ${PAGE_SIZE + 1}
  `.execute(db);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const next = rows.length > PAGE_SIZE && last ? `${last.waits ? 1 : 0}${last.id}` : null;
  return { samples: page.map(({ waits: _, ...sample }) => sample), next };
}

/** '1' or '0' for whether the last row waited, then its id; anything else is no cursor. */
function readCursor(cursor: string | null): { waits: boolean; id: string } | null {
  const id = cursor?.slice(1);
  return cursor && isId(id) ? { waits: cursor.startsWith('1'), id } : null;
}

/** How many samples wait for a word of the suppliers for whom the account acts; at most 100 are counted. */
export async function samplesWaiting(db: Db, { accountId }: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from sample_request r
      join supplier_account s on s.enterprise_id = r.enterprise_id and s.account_id = ${accountId}
      where r.state = 'asked' limit 100) w
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** The samples that a supplier of the staff's countries has still to answer or send, where nobody acts for it here. */
export async function samplesSpokenFor(db: Db, staff: Staff, enterpriseId: string): Promise<ListedSample[]> {
  const { rows } = await sql<ListedSample>`
    select ${LISTED}, ${BUYER_NAME} as other_party
    from sample_request r
    join enterprise e on e.id = r.enterprise_id
    join account b on b.id = r.account_id
    where e.id = ${enterpriseId}::uuid and r.state in ('asked', 'promised') and ${speaksThrough(staff)}
    order by r.id limit ${PAGE_SIZE}
  `.execute(db);
  return rows;
}

/** How many samples staff have to answer for each of these suppliers; one that answers by itself, or has none, is left out. */
export async function samplesToSpeakFor(
  db: Db,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select r.enterprise_id as id, count(*)::int as count
    from sample_request r
    where r.enterprise_id = any(${[...enterpriseIds]}::uuid[]) and r.state = 'asked'
      and not exists (select from supplier_account d where d.enterprise_id = r.enterprise_id)
    group by r.enterprise_id
  `.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export type SampleView = ListedSample & {
  role: SampleRole;
  enterpriseId: string;
  offerId: string;
  words: string;
  place: string;
  /** Of the other side, where it has one; the two may call each other from the asking on. */
  phone: string | null;
  /** Somebody acts for the supplier here; else it is best called. */
  hasDesk: boolean;
  history: { toState: SampleState; who: string; byStaff: boolean; words: string; at: Date }[];
};

/** One sample for who asked, who acts for the supplier, or staff who speak for it; undefined for everybody else. */
export async function sampleView(db: Db, actor: Actor, id: string): Promise<SampleView | undefined> {
  const { rows } = await sql<Omit<SampleView, 'history' | 'otherParty'> & { buyer: string; supplier: string }>`
    select ${LISTED}, r.words, r.place, r.enterprise_id, r.offer_id, e.name as supplier, ${BUYER_NAME} as buyer, a.role,
      case when a.role <> 'buyer' then b.phone
        when not exists (select from supplier_block k where k.enterprise_id = e.id and k.lifted_at is null)
        then e.contact_phone end as phone,
      exists (select from supplier_account d where d.enterprise_id = e.id) as has_desk
    from sample_request r
    join enterprise e on e.id = r.enterprise_id
    join account b on b.id = r.account_id
    cross join lateral (select ${roleIn(actor)} as role) a
    where r.id = ${id}::uuid and a.role is not null
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { buyer, supplier, ...sample } = row;
  const events = await db
    .selectFrom('sampleEvent')
    .select(['toState', 'side', 'byStaff', 'words', 'at'])
    .where('requestId', '=', id)
    .orderBy('id')
    .execute();
  const history = events.map(({ toState, side, ...event }) => ({
    ...event,
    toState: toState as SampleState,
    who: side === 'buyer' ? buyer : supplier,
  }));
  return { ...sample, otherParty: sideOf(sample.role) === 'buyer' ? supplier : buyer, history };
}
