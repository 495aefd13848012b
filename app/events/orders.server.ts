import { sendOrderMessages } from '~/domain/messaging/send-order-messages.server';
import type { OrderEventPayload } from '~/domain/orders/order.events';
import { ORDER_STATES } from '~/domain/orders/order.states';
import type { Subscriber, Subscribers } from './subscriber';

const tellPeople: Subscriber = async ({ database }, { id, name, payload }) => {
  await sendOrderMessages(database.db, id, name, (payload as OrderEventPayload).orderId);
};

export const orderSubscribers: Subscribers = Object.fromEntries(
  ORDER_STATES.map((state) => [`order.${state}`, [tellPeople]]),
);
