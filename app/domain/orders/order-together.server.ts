import { endPurchase, leaveOut } from '~/domain/sourcing/together/close-purchase.server';
import { lockPurchase, type LockedPurchase } from '~/domain/sourcing/together/lock-purchase.server';
import type { PurchaseState } from '~/domain/sourcing/together/purchase.states';
import {
  splitTotal,
  togetherFigures,
  whoGoes,
  type Fit,
  type Share,
} from '~/domain/sourcing/together/together-figures';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { placeOrder, type PlaceOrderError } from './place-order.server';

export type OrderTogetherError =
  | { code: 'purchase-not-found' }
  | { code: 'closed'; state: PurchaseState }
  | { code: 'changed-meanwhile' }
  | { code: 'not-all-agreed' }
  | { code: 'nobody-agreed' }
  | { code: 'not-orderable'; fit: Exclude<Fit, { code: 'fits' }> }
  | PlaceOrderError;

/** What stood on the page when it was pressed: the purchase's version, and the price of one unit in minor units. */
export type SeenPurchase = { versionSeen: number; priceSeenMinor: number };

/**
 * Places the group's order for what its members take together, at the price that the sum reaches, with each one's
 * allocation; returns the order's id. Before the last day is past everybody must have agreed to the price; after it those who
 * did not are left out. Pressed twice it is the same order. Fails with `purchase-not-found` for who may not close it,
 * `changed-meanwhile` where page and purchase differ, `not-all-agreed`, `nobody-agreed`, `not-orderable` (how many are
 * missing), `closed`, or as placing an order does.
 */
export async function orderTogether(
  tx: Tx,
  actor: Actor,
  purchaseId: string,
  seen: SeenPurchase,
  clock: Clock,
): Promise<Result<string, OrderTogetherError>> {
  const purchase = await lockPurchase(tx, actor, purchaseId, clock);
  if (!purchase?.mayClose) return fail({ code: 'purchase-not-found' });
  const { state, orderId, offer, shares, over, version } = purchase;
  if (orderId !== null) return ok(orderId);
  if (state !== 'open') return fail({ code: 'closed', state });
  const going = over ? whoGoes(offer, shares) : shares;
  if (going.length === 0) return fail({ code: 'nobody-agreed' });
  const figures = togetherFigures(offer, going);
  if (version !== seen.versionSeen || figures.unitPriceMinor !== seen.priceSeenMinor) {
    return fail({ code: 'changed-meanwhile' });
  }
  if (figures.parts.some(({ agrees }) => !agrees)) return fail({ code: 'not-all-agreed' });
  if (figures.fit.code !== 'fits') return fail({ code: 'not-orderable', fit: figures.fit });
  const placed = await placeOrder(
    tx,
    await buyerOf(tx, actor, purchase),
    orderInput(purchase, figures.quantity),
    clock,
  );
  if (!placed.ok) return placed;
  const { id } = placed.value;
  const totalMinor = await totalOf(tx, id);
  // The offer is locked only now: its price may have moved since the purchase was read.
  if (totalMinor !== figures.totalMinor) return fail({ code: 'changed-meanwhile' });
  await allocate(tx, id, totalMinor, going);
  const stays = new Set(going.map(({ memberId }) => memberId));
  const out = shares.filter(({ memberId }) => !stays.has(memberId)).map(({ memberId }) => memberId);
  await leaveOut(tx, actor, purchase, out, clock);
  await endPurchase(tx, actor, purchaseId, { state: 'ordered', orderId: id }, clock);
  return ok(id);
}

function orderInput({ id, offer, deliveryMethod, deliveryPlace, note }: LockedPurchase, quantity: number) {
  const idempotencyKey = `together-${id}`;
  return { offerId: offer.id, quantity, deliveryMethod, deliveryPlace, wishedOn: null, note, idempotencyKey };
}

/** The member who presses buys for the group; where staff press for it, the member who opened the purchase does. */
async function buyerOf(tx: Tx, actor: Actor, { isMember, openedBy }: LockedPurchase): Promise<Actor> {
  if (isMember) return actor;
  const opener = await tx
    .selectFrom('account')
    .select(['id', 'displayName', 'memberId'])
    .where('id', '=', openedBy)
    .executeTakeFirstOrThrow();
  return { ...actor, accountId: opener.id, displayName: opener.displayName, memberId: opener.memberId, staff: null };
}

async function totalOf(tx: Tx, orderId: string): Promise<number> {
  const { totalMinor } = await tx
    .selectFrom('purchaseOrder')
    .select('totalMinor')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return totalMinor;
}

async function allocate(tx: Tx, orderId: string, totalMinor: number, going: readonly Share[]): Promise<void> {
  const amounts = splitTotal(totalMinor, going);
  const rows = going.map(({ memberId, quantity }, index) => ({
    ...{ orderId, memberId, quantity },
    amountMinor: amounts[index] ?? 0,
  }));
  await tx.insertInto('purchaseOrderAllocation').values(rows).execute();
}
