import { nameIn, translator, type Locale, type Names } from '~/platform/i18n';

/** A step on the way of a sample, with what it was about. */
export type SampleFacts = {
  toState: string;
  bySide: 'buyer' | 'seller';
  title: string;
  quantity: number;
  unitNames: Names;
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
  const { toState, bySide, buyerName, supplierName, link } = facts;
  if (!isTold(toState)) return null;
  const { t } = translator(locale);
  const values = { ...told(facts, locale), other: bySide === 'buyer' ? buyerName : supplierName, link };
  const words = WORDS[toState];
  return { subject: t(`${words}.subject`, values), body: t(`${words}.body`, values) };
}

/**
 * The text to a supplier that does not read here: that a sample is asked for, and whom to call, or that it is not needed any
 * more; null for another step.
 */
export function sampleCall(facts: Omit<SampleFacts, 'link'>, buyerPhone: string | null, locale: Locale): string | null {
  const { t } = translator(locale);
  const values = { ...told(facts, locale), other: facts.buyerName, supplier: facts.supplierName };
  if (facts.toState === 'asked') return t('messages.sampleAskedCall.body', { ...values, phone: buyerPhone ?? 'none' });
  return facts.toState === 'withdrawn' ? t('messages.sampleWithdrawnCall.body', values) : null;
}

function told({ unitNames, title, place, words, quantity }: Omit<SampleFacts, 'link'>, locale: Locale) {
  return {
    quantity: translator(locale).number(quantity),
    unit: nameIn(unitNames, locale),
    words: words === '' || /[.!?]$/.test(words) ? words : `${words}.`,
    ...{ title, place },
  };
}
