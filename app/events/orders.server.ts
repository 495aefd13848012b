import { sendOrderMessages } from '~/domain/messaging/send-order-messages.server';
import { offersOfOrder } from '~/domain/orders/offers-of-order.queries.server';
import type { OrderEventPayload } from '~/domain/orders/order.events';
import { changesSupply, ORDER_STATES } from '~/domain/orders/order.states';
import { reindexOffers } from '~search/indexer.server';
import type { Subscriber, Subscribers } from './subscriber';

const tellPeople: Subscriber = async ({ database }, { id, name, payload }) => {
  await sendOrderMessages(database.db, id, name, (payload as OrderEventPayload).orderId);
};

/** Supply is taken when an order is placed and given back when it comes to nothing: the market is found by what is left. */
const reindexItsOffers: Subscriber = async ({ database }, { payload }) => {
  await reindexOffers(database, await offersOfOrder(database.db, (payload as OrderEventPayload).orderId));
};

export const orderSubscribers: Subscribers = Object.fromEntries(
  ORDER_STATES.map((state) => [`order.${state}`, changesSupply(state) ? [tellPeople, reindexItsOffers] : [tellPeople]]),
);
