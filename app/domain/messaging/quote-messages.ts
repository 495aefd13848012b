import { isMessageKey, nameIn, translator, type Locale, type MessageKey, type Names } from '~/platform/i18n';

type Side = 'buyer' | 'seller';

/** A step in a talk about a price, with the terms that it was about. */
export type QuoteFacts = {
  toState: string;
  /** Who took the step; nobody where the time ran out. */
  bySide: Side | 'system';
  fromState: string | null;
  title: string;
  quantity: number;
  unitPriceMinor: number | null;
  currency: string;
  unitNames: Names;
  buyerName: string;
  sellerName: string;
  answerBy: Date;
  timeZone: string;
  reasonCode: string | null;
  reason: string | null;
  orderNumber: string | null;
  totalMinor: number | null;
  link: string;
  orderLink: string;
};

const WORDS = {
  asked: 'messages.quoteAsked',
  quoted: 'messages.quoteQuoted',
  countered: 'messages.quoteCountered',
  accepted: 'messages.quoteAccepted',
  declined: 'messages.quoteDeclined',
  withdrawn: 'messages.quoteWithdrawn',
  expired: 'messages.quoteExpired',
} as const;

const isTold = (state: string): state is keyof typeof WORDS => Object.hasOwn(WORDS, state);

/** The side that is told of a step: the other one; where the time ran out, the one that waited for an answer. */
export function quoteSideTold({ bySide, fromState }: Pick<QuoteFacts, 'bySide' | 'fromState'>): Side {
  if (bySide === 'system') return fromState === 'quoted' ? 'seller' : 'buyer';
  return bySide === 'buyer' ? 'seller' : 'buyer';
}

/** Subject and text of the message about a step, in the reader's language; null for steps that nobody is told of. */
export function quoteMessage(facts: QuoteFacts, locale: Locale): { subject: string; body: string } | null {
  if (!isTold(facts.toState)) return null;
  const { t, money, dateTime, number } = translator(locale);
  const amount = (minor: number | null) => (minor === null ? '' : money(minor, facts.currency));
  const values = {
    title: facts.title,
    other: quoteSideTold(facts) === 'buyer' ? facts.sellerName : facts.buyerName,
    quantity: number(facts.quantity),
    unit: nameIn(facts.unitNames, locale),
    price: amount(facts.unitPriceMinor),
    total: amount(facts.totalMinor),
    // A deadline is the midnight after its last day: the minute before names that day.
    answerBy: dateTime(new Date(facts.answerBy.getTime() - 60_000), facts.timeZone),
    order: facts.orderNumber ?? '',
    reason: reasonWords(facts, t),
    link: facts.link,
    orderLink: facts.orderLink,
  };
  const words = WORDS[facts.toState];
  return { subject: t(`${words}.subject`, values), body: t(`${words}.body`, values) };
}

function reasonWords({ reasonCode, reason }: QuoteFacts, t: (key: MessageKey) => string): string {
  const key = `quotes.reason.${reasonCode}`;
  const words = [isMessageKey(key) && reasonCode !== 'other' ? t(key) : null, reason].filter(Boolean).join(': ');
  return words === '' || /[.!?]$/.test(words) ? words : `${words}.`;
}
