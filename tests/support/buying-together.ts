import { orderTogether } from '~/domain/orders/order-together.server';
import { confirmShare } from '~/domain/sourcing/together/confirm-share.server';
import { leavePurchase } from '~/domain/sourcing/together/leave-purchase.server';
import { purchaseView } from '~/domain/sourcing/together/purchase-view.queries.server';
import { setShare } from '~/domain/sourcing/together/set-share.server';
import { handleEvent } from '~/events/index.server';
import type { Actor } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import type { aGroupThatBuys } from '../factories/together';
import type { Clock } from '~/platform/clock';
import type { TestDatabase } from './test-database';

type Buying = Awaited<ReturnType<typeof aGroupThatBuys>>;

/** What tests of buying together do and look at, in a database of theirs. */
export function buyingTogether(database: TestDatabase, clock: Clock) {
  const { db } = database;
  const set = (actor: Actor, purchaseId: string, memberId: string, quantity: number, at = clock) =>
    transact(db, (tx) => setShare(tx, actor, { purchaseId, memberId, quantity }, at));
  const leave = (actor: Actor, purchaseId: string, memberId: string, at = clock) =>
    transact(db, (tx) => leavePurchase(tx, actor, { purchaseId, memberId }, at));
  const confirm = (
    actor: Actor,
    purchaseId: string,
    memberId: string,
    quantitySeen: number,
    highestPriceMinor: number,
  ) => transact(db, (tx) => confirmShare(tx, actor, { purchaseId, memberId, quantitySeen, highestPriceMinor }, clock));
  const order = (actor: Actor, purchaseId: string, seen: { versionSeen: number; priceSeenMinor: number }, at = clock) =>
    transact(db, (tx) => orderTogether(tx, actor, purchaseId, seen, at));

  async function seen(actor: Actor, purchaseId: string, at = clock) {
    const view = await purchaseView(db, actor, purchaseId, at);
    if (!view) throw new Error('not seen');
    return view;
  }

  async function versionOf(buying: Buying, purchaseId: string): Promise<number> {
    return (await seen(buying.asha, purchaseId)).version;
  }

  async function allocationsOf(orderId: string) {
    return db
      .selectFrom('purchaseOrderAllocation')
      .select(['memberId', 'quantity', 'amountMinor'])
      .where('orderId', '=', orderId)
      .orderBy('quantity', 'desc')
      .execute();
  }

  async function handleEvents(name: string): Promise<void> {
    const events = await db.selectFrom('outboxEvent').select('id').where('name', '=', name).execute();
    for (const { id } of events) await handleEvent({ database, clock }, id);
  }

  async function toldTo({ accountId }: Actor): Promise<string[]> {
    const rows = await db.selectFrom('message').select('body').where('accountId', '=', accountId).execute();
    return rows.map(({ body }) => body);
  }
  return { set, leave, confirm, order, seen, versionOf, allocationsOf, handleEvents, toldTo };
}
