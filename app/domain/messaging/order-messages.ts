import { isMessageKey, nameIn, translator, type Locale, type MessageKey, type Names } from '~/platform/i18n';

/** Which side of an order is told of an event, and by which words. Events that are not here are told to nobody. */
const TOLD = {
  'order.placed': { side: 'seller', words: 'messages.orderPlaced' },
  'order.accepted': { side: 'buyer', words: 'messages.orderAccepted' },
  'order.declined': { side: 'buyer', words: 'messages.orderDeclined' },
  'order.withdrawn': { side: 'seller', words: 'messages.orderWithdrawn' },
  'order.lapsed': { side: 'buyer', words: 'messages.orderLapsed' },
  'order.ready': { side: 'buyer', words: 'messages.orderReady' },
  'order.delivered': { side: 'buyer', words: 'messages.orderDelivered' },
} as const satisfies Record<string, { side: 'buyer' | 'seller'; words: string }>;

export type ToldEvent = keyof typeof TOLD;

/** Whether anybody is told of the event by message. */
export function isTold(eventName: string): eventName is ToldEvent {
  return Object.hasOwn(TOLD, eventName);
}

/** The side that is told. */
export function toldSide(event: ToldEvent): 'buyer' | 'seller' {
  return TOLD[event].side;
}

/** What the words are about. */
export type OrderFacts = {
  number: string;
  title: string;
  quantity: number;
  unitNames: Names;
  totalMinor: number;
  currency: string;
  buyerName: string;
  sellerName: string;
  promisedOn: string;
  answerBy: Date;
  timeZone: string;
  reasonCode: string | null;
  reason: string | null;
  link: string;
};

/** Subject and text of the message about an event, in the reader's language. */
export function messageFor(event: ToldEvent, facts: OrderFacts, locale: Locale): { subject: string; body: string } {
  const { t, money, date, dateTime, number } = translator(locale);
  const values = {
    number: facts.number,
    title: facts.title,
    quantity: number(facts.quantity),
    unit: nameIn(facts.unitNames, locale),
    total: money(facts.totalMinor, facts.currency),
    buyer: facts.buyerName,
    seller: facts.sellerName,
    promised: date(facts.promisedOn),
    answerBy: dateTime(facts.answerBy, facts.timeZone),
    reason: reasonWords(facts, t),
    link: facts.link,
  };
  const { words } = TOLD[event];
  return { subject: t(`${words}.subject`, values), body: t(`${words}.body`, values) };
}

function reasonWords({ reasonCode, reason }: OrderFacts, t: (key: MessageKey) => string): string {
  const key = `orders.reason.${reasonCode}`;
  return [isMessageKey(key) ? t(key) : null, reason].filter(Boolean).join(': ');
}
