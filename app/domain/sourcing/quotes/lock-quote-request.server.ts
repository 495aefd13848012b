import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { onEitherSide, sideOf } from './quote-sides.sql';
import type { SaidTerms } from './quote-terms';
import { stateAt, type QuoteState } from './quote.states';

/** A request whose row is locked until the transaction ends, with the terms that stand. */
export type LockedQuoteRequest = {
  id: string;
  /** On which side of it the actor stands. */
  side: 'buyer' | 'seller';
  /** As it stands now: a request whose time is over has expired. */
  state: QuoteState;
  version: number;
  buyerAccountId: string;
  enterpriseId: string;
  offerId: string | null;
  productType: string;
  title: string;
  unit: string;
  currency: string;
  orderId: string | null;
  timeZone: string;
  /** The last word, whoever said it; null while nobody has said any terms. */
  last: (SaidTerms & { accountId: string }) | null;
};

/** Locks a request for one who asked or who acts for the seller; undefined for everybody else's. */
export async function lockQuoteRequest(
  tx: Tx,
  actor: Actor,
  requestId: string,
  clock: Clock,
): Promise<LockedQuoteRequest | undefined> {
  const { rows } = await sql<Omit<LockedQuoteRequest, 'last'> & { answerBy: Date }>`
    select r.id, r.state, r.answer_by, r.version, r.buyer_account_id, r.enterprise_id, r.offer_id, r.product_type, r.title,
      r.unit, r.currency, r.order_id, coalesce(b.timezone, 'UTC') as time_zone,
      ${sideOf(actor)} as side
    from quote_request r
    join enterprise e on e.id = r.enterprise_id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where r.id = ${requestId} and ${onEitherSide(actor)}
    for update of r
  `.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { answerBy, ...request } = row;
  return { ...request, state: stateAt({ ...request, answerBy }, clock.now()), last: await lastTerms(tx, requestId) };
}

/** Read after the lock is held, so that what the other side said a moment ago is seen. */
async function lastTerms(tx: Tx, requestId: string): Promise<LockedQuoteRequest['last']> {
  const { rows } = await sql<NonNullable<LockedQuoteRequest['last']>>`
    select q.id, q.position, q.side, q.said_at, q.quantity, q.unit_price_minor, q.deposit_percent, q.delivery_method,
      q.delivery_place, q.ready_on, q.valid_until, q.supply_offer_id, q.words, q.account_id,
      coalesce((select jsonb_agg(jsonb_build_object('fromQuantity', t.from_quantity,
        'priceMinor', t.unit_price_minor) order by t.from_quantity) from quote_tier t where t.quote_id = q.id), '[]') as tiers
    from quote q where q.request_id = ${requestId} order by q.position desc limit 1
  `.execute(tx);
  return rows[0] ?? null;
}
