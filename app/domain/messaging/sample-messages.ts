import { translator, type Locale } from '~/platform/i18n';

/** A step on the way of a sample, with what it was about. */
export type SampleFacts = {
  toState: string;
  bySide: 'buyer' | 'seller';
  title: string;
  quantity: number;
  unitNames: Readonly<Record<string, string | undefined>>;
  place: string;
  buyerName: string;
  supplierName: string;
  words: string;
  link: string;
};

const WORDS = {
  asked: 'messages.sampleAsked',
  promised: 'messages.samplePromised',
  refused: 'messages.sampleRefused',
  sent: 'messages.sampleSent',
  received: 'messages.sampleReceived',
  withdrawn: 'messages.sampleWithdrawn',
} as const;

const isTold = (state: string): state is keyof typeof WORDS => Object.hasOwn(WORDS, state);

/** Subject and text of the message about a step to the side that did not take it; null for a step that is not told. */
export function sampleMessage(facts: SampleFacts, locale: Locale): { subject: string; body: string } | null {
  const { toState, bySide, unitNames, buyerName, supplierName, title, place, link } = facts;
  if (!isTold(toState)) return null;
  const { t, number } = translator(locale);
  const values = {
    other: bySide === 'buyer' ? buyerName : supplierName,
    quantity: number(facts.quantity),
    unit: unitNames[locale.split('-')[0] ?? locale] || unitNames.en || '',
    words: facts.words === '' || /[.!?]$/.test(facts.words) ? facts.words : `${facts.words}.`,
    ...{ title, place, link },
  };
  const words = WORDS[toState];
  return { subject: t(`${words}.subject`, values), body: t(`${words}.body`, values) };
}
