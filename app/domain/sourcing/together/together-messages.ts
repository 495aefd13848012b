import { translator, type Locale } from '~/platform/i18n';
import type { PurchaseState } from './purchase.states';

/** What the words are about; amounts in minor units. */
export type TogetherFacts = {
  state: PurchaseState;
  title: string;
  seller: string;
  opener: string;
  currency: string;
  closesOn: string;
  /** Why it was called off. */
  reason: string | null;
  link: string;
};

type PriceRise = { member: string; fromMinor: number; toMinor: number; amountMinor: number; agreed: boolean };

/** What one reader is told. `left` and `fewer`: one unit costs her more, because a member left or takes fewer. */
export type Told = { facts: TogetherFacts } & (
  | { words: 'opened' | 'cancelled' | 'leftOut' }
  | { words: 'ordered'; amountMinor: number }
  | ({ words: 'left' | 'fewer' } & PriceRise)
);

/** Subject and text in the reader's language. */
export function togetherMessage(told: Told, locale: Locale): { subject: string; body: string } {
  const { t, money, date } = translator(locale);
  const { facts } = told;
  const amount = (minor: number) => money(minor, facts.currency);
  const about = {
    title: facts.title,
    seller: facts.seller,
    opener: facts.opener,
    closesOn: date(facts.closesOn),
    reason: facts.reason ?? '',
    link: facts.link,
  };
  const subject = t('together.message.subject', about);
  switch (told.words) {
    case 'opened':
    case 'cancelled':
    case 'leftOut':
      return { subject, body: t(`together.message.${told.words}`, about) };
    case 'ordered':
      return { subject, body: t('together.message.ordered', { ...about, amount: amount(told.amountMinor) }) };
    case 'left':
    case 'fewer': {
      const { member, fromMinor, toMinor, amountMinor, agreed } = told;
      const rise = { member, from: amount(fromMinor), to: amount(toMinor), amount: amount(amountMinor) };
      const what = t(`together.message.${told.words}`, { ...about, ...rise });
      return { subject, body: `${what} ${t(agreed ? 'together.message.agreed' : 'together.message.askAgain', about)}` };
    }
  }
}
