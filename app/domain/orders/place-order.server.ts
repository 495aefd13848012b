import { createHash } from 'node:crypto';
import { availableQuantity, planSupply, type SupplyPlan } from '~/domain/catalogue/promise-date';
import { unitPriceFor } from '~/domain/catalogue/price-tiers';
import { fitsSteps, largestOrder } from '~/domain/catalogue/quantity-rule';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { ANSWER_HOURS } from './order.states';
import type { PlaceOrderInput } from './place-order.schema';
import { lockOfferForSale, type OfferForSale } from './lock-offer-for-sale.server';
import { writeOrder, type PlacedOrder } from './write-order.server';

export type PlaceOrderError =
  | { code: 'offer-not-found' }
  | { code: 'not-for-sale' }
  | { code: 'own-offer' }
  | { code: 'below-minimum' | 'not-in-steps'; minQuantity: number; quantityStep: number; most: number }
  | { code: 'more-than-there-is'; minQuantity: number; quantityStep: number; most: number }
  | { code: 'wished-too-early'; promisedOn: string }
  | { code: 'pickup-only' }
  | { code: 'total-too-large' }
  | { code: 'key-used-otherwise' };

/**
 * Places an order for one offer in the caller's transaction: the offer is locked, quantity and supply are checked
 * under the lock, stock and capacity are taken, price (of the tier that the quantity reaches) and total come from the
 * offer. The same buyer's idempotency key gives the same order again, also when the supply is gone by then; with other contents it fails as `key-used-otherwise`.
 */
export async function placeOrder(
  tx: Tx,
  buyer: Actor,
  input: PlaceOrderInput,
  clock: Clock,
): Promise<Result<PlacedOrder, PlaceOrderError>> {
  const requestHash = hashOf(input);
  const sameOrder = async (failure: PlaceOrderError): Promise<Result<PlacedOrder, PlaceOrderError>> => {
    const earlier = await orderOfKey(tx, buyer, input.idempotencyKey);
    if (!earlier) return fail(failure);
    const { id, number } = earlier;
    return earlier.requestHash === requestHash ? ok({ id, number }) : fail({ code: 'key-used-otherwise' });
  };

  const offer = await lockOfferForSale(tx, input.offerId, buyer, clock);
  if (!offer) return sameOrder({ code: 'offer-not-found' });
  const plan = planOf(offer, input);
  if (!plan.ok) return sameOrder(plan.error);
  const unitPriceMinor = unitPriceFor(offer, input.quantity);
  if (!Number.isSafeInteger(unitPriceMinor * input.quantity)) return fail({ code: 'total-too-large' });
  const now = clock.now();
  const order = await writeOrder(tx, {
    ...{ buyerAccountId: buyer.accountId, enterpriseId: offer.enterpriseId, currency: offer.currency, state: 'placed' },
    line: { ...offer, offerId: input.offerId, unitPriceMinor, quantity: input.quantity },
    ...{ plan: plan.value, promisedOn: plan.value.promisedOn, wishedOn: input.wishedOn, note: input.note },
    ...{ deliveryMethod: input.deliveryMethod, deliveryPlace: input.deliveryPlace, depositPercent: 0 },
    answerBy: new Date(now.getTime() + ANSWER_HOURS * 3_600_000),
    ...{ idempotencyKey: input.idempotencyKey, requestHash, quoteId: null, decisionId: null, placedAt: now },
    history: [{ toState: 'placed', side: 'buyer', accountId: buyer.accountId }],
  });
  return order ? ok(order) : sameOrder({ code: 'key-used-otherwise' });
}

function planOf(offer: OfferForSale, input: PlaceOrderInput): Result<SupplyPlan, PlaceOrderError> {
  if (!offer.forSale) return fail({ code: 'not-for-sale' });
  if (offer.ownedByBuyer) return fail({ code: 'own-offer' });
  if (input.deliveryMethod === 'delivery' && offer.deliveryRange === 'pickup') return fail({ code: 'pickup-only' });
  const { minQuantity, quantityStep } = offer;
  const most = largestOrder(offer, availableQuantity(offer, offer.today));
  if (input.quantity < minQuantity) return fail({ code: 'below-minimum', minQuantity, quantityStep, most });
  if (input.quantity > most) return fail({ code: 'more-than-there-is', minQuantity, quantityStep, most });
  if (!fitsSteps(offer, input.quantity)) return fail({ code: 'not-in-steps', minQuantity, quantityStep, most });
  const plan = planSupply(offer, input.quantity, offer.today);
  if (!plan) return fail({ code: 'more-than-there-is', minQuantity, quantityStep, most });
  if (input.wishedOn !== null && input.wishedOn < plan.promisedOn) {
    return fail({ code: 'wished-too-early', promisedOn: plan.promisedOn });
  }
  return ok(plan);
}

function hashOf({ idempotencyKey, ...contents }: PlaceOrderInput): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(contents).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');
}

type KnownOrder = PlacedOrder & { requestHash: string };

async function orderOfKey(tx: Tx, buyer: Actor, key: string): Promise<KnownOrder | undefined> {
  return tx
    .selectFrom('purchaseOrder')
    .select(['id', 'number', 'requestHash'])
    .where('buyerAccountId', '=', buyer.accountId)
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
}
