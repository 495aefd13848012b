import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { stateAt, type QuoteState } from './quote.states';

export type QuoteSummary = {
  id: string;
  number: string;
  /** As it stands now. */
  state: QuoteState;
  title: string;
  language: string;
  productType: string;
  /** Made to measure, not from an offer. */
  madeToMeasure: boolean;
  unit: string;
  currency: string;
  /** As last said, else as asked. */
  quantity: number;
  /** As last said; null while nobody has named a price. */
  unitPriceMinor: number | null;
  /** The seller for a buyer, the buyer for a seller. */
  otherParty: string;
  answerBy: Date;
};

export type QuotePage = {
  /** What waits for the reader's answer, the most urgent first; on the first page alone. */
  waiting: QuoteSummary[];
  /** The others, newest first. */
  others: QuoteSummary[];
  next: string | null;
};

const PAGE_SIZE = 20;
const MOST_WAITING = 50;

type Side = 'buyer' | 'seller';

const WAITING: Record<Side, RawBuilder<unknown>> = {
  buyer: sql`r.state = 'quoted'`,
  seller: sql`r.state in ('asked', 'countered')`,
};

/** Whose requests: those the actor asked, or those asked of the enterprises she acts for. */
function ownedBy(actor: Actor, side: Side): RawBuilder<unknown> {
  return side === 'buyer'
    ? sql`r.buyer_account_id = ${actor.accountId}`
    : sql`r.enterprise_id in (select enterprise_id from enterprise_account where account_id = ${actor.accountId})`;
}

async function summaries(db: Db, side: Side, tail: RawBuilder<unknown>, now: Date): Promise<QuoteSummary[]> {
  const otherParty =
    side === 'seller'
      ? sql`coalesce(b.organisation, b.display_name)`
      : sql`case when r.state = 'accepted' then e.name
          else public_enterprise_name(e.name, e.kind, e.country, e.hides_name) end`;
  const { rows } = await sql<QuoteSummary>`
    select r.id, r.number, r.state, r.title, r.language, r.product_type, r.offer_id is null as made_to_measure, r.unit,
      r.currency, r.answer_by, coalesce(q.quantity, r.quantity) as quantity, q.unit_price_minor, ${otherParty} as other_party
    from quote_request r
    join enterprise e on e.id = r.enterprise_id
    join account b on b.id = r.buyer_account_id
    left join lateral (select quantity, unit_price_minor from quote
      where request_id = r.id order by position desc limit 1) q on true
    where ${tail}
  `.execute(db);
  return rows.map((row) => ({ ...row, state: stateAt(row, now) }));
}

/**
 * A page of the actor's requests on one side: what waits for her first, then the others, newest first, by cursor. A cursor
 * that is none counts as the first page.
 */
export async function quotePage(
  db: Db,
  actor: Actor,
  side: Side,
  cursor: string | null,
  now: Date,
): Promise<QuotePage> {
  const owned = ownedBy(actor, side);
  const after = isId(cursor ?? undefined) ? cursor : null;
  const waits = sql`(${WAITING[side]} and r.answer_by > ${now})`;
  const [waiting, rows] = await Promise.all([
    after === null
      ? summaries(db, side, sql`${owned} and ${waits} order by r.answer_by limit ${MOST_WAITING}`, now)
      : [],
    summaries(
      db,
      side,
      sql`${owned} and not ${waits} ${after === null ? sql`` : sql`and r.id < ${after}`}
        order by r.id desc limit ${PAGE_SIZE + 1}`,
      now,
    ),
  ]);
  const others = rows.slice(0, PAGE_SIZE);
  return { waiting, others, next: rows.length > PAGE_SIZE ? (others.at(-1)?.id ?? null) : null };
}

/** How many requests wait for this seller's price; 100 stands for more too. */
export async function quotesWaiting(db: Db, seller: Actor, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from quote_request r where ${ownedBy(seller, 'seller')} and ${WAITING.seller} and r.answer_by > ${now}
      limit 100) w
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Whether the account acts for an enterprise that sells. */
export async function actsForSeller(db: Db, actor: Actor): Promise<boolean> {
  const { rows } = await sql`
    select 1 from enterprise_account where account_id = ${actor.accountId} limit 1
  `.execute(db);
  return rows.length > 0;
}
