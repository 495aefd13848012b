import { availableQuantity, planSupply, type SupplyPlan } from '~/domain/catalogue/promise-date';
import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import { changeQuoteState, type QuoteStepError } from '~/domain/sourcing/quotes/change-quote-state.server';
import {
  guardFairPrice,
  noteBelowCost,
  type BelowCost,
} from '~/domain/sourcing/quotes/fair-price/guard-fair-price.server';
import { lockQuoteRequest, type LockedQuoteRequest } from '~/domain/sourcing/quotes/lock-quote-request.server';
import { unitPriceAt, type SaidTerms } from '~/domain/sourcing/quotes/quote-terms';
import { waitsFor } from '~/domain/sourcing/quotes/quote.states';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockOfferForSale } from './lock-offer-for-sale.server';
import { writeOrder, type NewOrder } from './write-order.server';

export type QuoteAcceptance = {
  requestId: string;
  /** The terms that stood on the page. */
  quoteId: string;
  /** How much of it, where the terms have prices for more; null for as much as they say. */
  quantity: number | null;
  /** Why a seller accepts less than her cost; empty where she was not asked. */
  belowCostReason: string;
};

export type AcceptQuoteError =
  | QuoteStepError
  /** Other terms stand now than those that were read. */
  | { code: 'changed-meanwhile'; last: SaidTerms | null }
  | { code: 'not-eligible' }
  | { code: 'quantity-not-quoted'; quantity: number }
  /** Somebody else has taken what there was: `most` can be had by the day that was promised. */
  | { code: 'supply-gone'; most: number; promisedOn: string | null }
  | { code: 'too-late-to-be-ready' }
  | BelowCost;

/**
 * Accepts the other side's last word: an order at exactly those terms, agreed by both, in the caller's transaction. The
 * request and the offer that supplies are locked; what the order needs is taken from stock and capacity. Without an offer
 * the goods rest on the seller's word and nothing is taken. The same acceptance again gives the same order.
 */
export async function acceptQuote(
  tx: Tx,
  actor: Actor,
  accepted: QuoteAcceptance,
  clock: Clock,
): Promise<Result<{ orderId: string }, AcceptQuoteError>> {
  const request = await lockQuoteRequest(tx, actor, accepted.requestId, clock);
  if (!request) return fail({ code: 'request-not-found' });
  const { last, side, state, orderId: earlier } = request;
  const isLast = last !== null && last.id === accepted.quoteId && last.side !== side;
  if (earlier !== null && isLast) return ok({ orderId: earlier });
  if (waitsFor(state) !== side || !last) return fail({ code: 'state-changed', now: state });
  if (!isLast) return fail({ code: 'changed-meanwhile', last });
  const quantity = accepted.quantity ?? last.quantity;
  if (!isQuoted(last, quantity)) return fail({ code: 'quantity-not-quoted', quantity: last.quantity });
  const reason = accepted.belowCostReason;
  const fair = side === 'seller' ? await guardFairPrice(tx, request, last, reason) : ok(null);
  if (!fair.ok) return fair;
  const standing = await requireEligible(tx, request.enterpriseId, clock);
  if (!standing.ok) return fail({ code: 'not-eligible' });
  const plan = await takeSupply(tx, request, last, quantity, clock);
  if (!plan.ok) return plan;
  const order = await writeOrder(tx, {
    ...agreedOrder(request, last, actor, clock),
    line: { ...request, offerId: last.supplyOfferId, unitPriceMinor: unitPriceAt(last, quantity), quantity },
    ...{ plan: plan.value, decisionId: standing.value },
  });
  if (!order) throw new Error(`quote ${last.id} has an order that its request does not know`);
  if (fair.value) await noteBelowCost(tx, actor, { ...fair.value, quoteId: last.id, reason }, clock);
  const changed = await changeQuoteState(tx, request, side === 'buyer' ? 'accept-quote' : 'accept-counter', {
    ...{ side, accountId: actor.accountId, at: clock.now(), quoteId: last.id, orderId: order.id },
  });
  return changed.ok ? ok({ orderId: order.id }) : changed;
}

/** As much as was said; or more, where the seller named its price and an offer shows that it can be supplied. */
function isQuoted({ quantity, tiers, supplyOfferId }: SaidTerms, asked: number): boolean {
  return asked === quantity || (tiers.length > 0 && supplyOfferId !== null && asked > quantity);
}

const NOTHING_TAKEN = { fromStock: 0, weeks: [] };

async function takeSupply(
  tx: Tx,
  { buyerAccountId, timeZone }: LockedQuoteRequest,
  { supplyOfferId, readyOn }: SaidTerms,
  quantity: number,
  clock: Clock,
): Promise<Result<Pick<SupplyPlan, 'fromStock' | 'weeks'>, AcceptQuoteError>> {
  if (supplyOfferId === null) {
    return readyOn < today(clock, timeZone) ? fail({ code: 'too-late-to-be-ready' }) : ok(NOTHING_TAKEN);
  }
  const offer = await lockOfferForSale(tx, supplyOfferId, { accountId: buyerAccountId }, clock);
  if (!offer || offer.withdrawn) return fail({ code: 'supply-gone', most: 0, promisedOn: null });
  const plan = planSupply(offer, quantity, offer.today);
  if (plan && plan.promisedOn <= readyOn) return ok(plan);
  const most = availableQuantity(offer, offer.today);
  return fail({ code: 'supply-gone', most, promisedOn: plan?.promisedOn ?? null });
}

/** What the order has from the terms, and who agreed when: it begins as accepted, for both have said yes. */
function agreedOrder(
  request: LockedQuoteRequest,
  last: NonNullable<LockedQuoteRequest['last']>,
  actor: Actor,
  clock: Clock,
): Omit<NewOrder, 'line' | 'plan' | 'decisionId'> {
  const { buyerAccountId, enterpriseId, currency } = request;
  const { readyOn, deliveryMethod, deliveryPlace, depositPercent, words, id: quoteId } = last;
  const sellerAccountId = request.side === 'seller' ? actor.accountId : last.accountId;
  return {
    ...{ buyerAccountId, enterpriseId, currency, state: 'accepted', promisedOn: readyOn, wishedOn: null },
    ...{ deliveryMethod, deliveryPlace, depositPercent, note: words, quoteId },
    ...{ answerBy: clock.now(), placedAt: clock.now(), idempotencyKey: `quote:${quoteId}`, requestHash: quoteId },
    history: [
      { toState: 'placed', side: 'buyer', accountId: buyerAccountId },
      { toState: 'accepted', side: 'seller', accountId: sellerAccountId },
    ],
  };
}
