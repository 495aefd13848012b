import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { availableQuantity, planSupply, type SupplyPlan } from '~/domain/catalogue/promise-date';
import { unitPriceFor } from '~/domain/catalogue/price-tiers';
import { fitsSteps, largestOrder } from '~/domain/catalogue/quantity-rule';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { ANSWER_HOURS } from './order.states';
import type { PlaceOrderInput } from './place-order.schema';
import { lockOfferForSale, type OfferForSale } from './lock-offer-for-sale.server';

export type PlacedOrder = { id: string; number: string };

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
 * offer. The same buyer's idempotency key
 * gives the same order again, also when the supply is gone by then; with other contents it fails as `key-used-otherwise`.
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
  const unitPrice = unitPriceFor(offer, input.quantity);
  const lineTotal = unitPrice * input.quantity;
  if (!Number.isSafeInteger(lineTotal)) return fail({ code: 'total-too-large' });
  const order = await writeOrder(tx, {
    buyer,
    input,
    offer,
    plan: plan.value,
    unitPrice,
    lineTotal,
    requestHash,
    now: clock.now(),
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

type NewOrder = {
  buyer: Actor;
  input: PlaceOrderInput;
  offer: OfferForSale;
  plan: SupplyPlan;
  unitPrice: number;
  lineTotal: number;
  requestHash: string;
  now: Date;
};

/** One statement: order, line, history, supply taken, event. Nothing at all when the key is in use by now. */
async function writeOrder(tx: Tx, order: NewOrder): Promise<PlacedOrder | undefined> {
  const { buyer, input, offer, plan, unitPrice, lineTotal, requestHash, now } = order;
  const id = newId();
  const { rows } = await sql<PlacedOrder>`
    with placed as (
      insert into purchase_order (id, number, buyer_account_id, enterprise_id, state, currency, total_minor,
        delivery_method, delivery_place, wished_on, note, payment_method, promised_on, answer_by, idempotency_key,
        request_hash, placed_at)
      values (${id}, ${`PO-${now.getUTCFullYear()}-`} || lpad(nextval('purchase_order_number')::text, 6, '0'),
        ${buyer.accountId}, ${offer.enterpriseId}, 'placed', ${offer.currency}, ${lineTotal}, ${input.deliveryMethod},
        ${input.deliveryPlace}, ${input.wishedOn}, ${input.note}, 'on_delivery', ${plan.promisedOn},
        ${new Date(now.getTime() + ANSWER_HOURS * 3_600_000)}, ${input.idempotencyKey}, ${requestHash}, ${now})
      on conflict (buyer_account_id, idempotency_key) do nothing
      returning id, number
    ), line as (
      insert into purchase_order_line (order_id, offer_id, title, product_type, unit, unit_price_minor, quantity,
        from_stock, line_total_minor)
      select id, ${input.offerId}::uuid, ${offer.title}, ${offer.productType}, ${offer.unit},
        ${unitPrice}::bigint, ${input.quantity}::int, ${plan.fromStock}::int, ${lineTotal}::bigint from placed
    ), supply as (
      update offer set stock = stock - ${plan.fromStock}::int
      from placed where offer.id = ${input.offerId} and ${plan.fromStock}::int > 0
    ), capacity as (
      insert into capacity_commitment (offer_id, order_id, week_on, quantity)
      select ${input.offerId}::uuid, placed.id, week_on, quantity
      from placed, jsonb_to_recordset(${JSON.stringify(plan.weeks)}::jsonb) as w("weekOn" date, quantity int),
        lateral (select "weekOn" as week_on) named
    ), history as (
      insert into purchase_order_event (order_id, to_state, account_id, side, at)
      select id, 'placed', ${buyer.accountId}::uuid, 'buyer', ${now}::timestamptz from placed
    ), event as (
      insert into outbox_event (name, payload)
      select 'order.placed', jsonb_build_object('orderId', id) from placed returning id
    )
    select placed.id, placed.number, enqueue_event(event.id) from placed, event
  `.execute(tx);
  return rows[0] && { id: rows[0].id, number: rows[0].number };
}
