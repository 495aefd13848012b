import type { OrderState } from './order.states';

/** What is told when an order comes to a state; the payload is its id. */
export type OrderEventName = `order.${OrderState}`;
export type OrderEventPayload = { orderId: string };
