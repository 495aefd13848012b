import { isMessageKey, translator, type Locale } from '~/platform/i18n';
import type { Rule } from '../rules';
import type { Outcome } from '../standing.states';

/** What fails, as the words need it. */
export type FailingRule = {
  rule: Rule;
  /** About the reader herself, or nobody in particular; of another owner no figure is told. */
  own: boolean;
  figure: { numerator: number; denominator: number } | null;
  /** The first day on which it pauses her. */
  until: string | null;
};

export type StandingFacts = {
  enterprise: string;
  was: Outcome | 'never_judged';
  outcome: Outcome;
  /** A suspension that one officer proposed is what pauses her. */
  provisional: boolean;
  failing: FailingRule[];
  /** Where she sees what is missing. */
  link: string;
};

/** Figures that are amounts. */
const AMOUNTS: readonly Rule[] = ['G6'];

export type StandingNotice = 'atRisk' | 'reminder' | 'paused' | 'restored' | 'eligible' | 'held' | 'suspended';

/** Which notice tells of a move; null for moves that nobody needs to be told. */
export function noticeOfMove({ was, outcome, provisional, failing }: StandingFacts): StandingNotice | null {
  switch (outcome) {
    case 'eligible':
      return was === 'never_judged' || was === 'not_yet' ? 'eligible' : 'restored';
    case 'at_risk':
      if (failing.length > 0) return 'atRisk';
      return was === 'eligible' || was === 'at_risk' ? null : 'restored';
    case 'paused':
      return provisional ? 'held' : 'paused';
    case 'suspended':
      return 'suspended';
    case 'not_yet':
      return null;
  }
}

/** Subject and text in the reader's language. A text message names rules in a word or two, and no figure. */
export function standingWords(
  notice: StandingNotice,
  facts: StandingFacts,
  { locale, channel }: { locale: Locale; channel: 'sms' | 'email' },
): { subject: string; body: string } {
  const { t, date, list } = translator(locale);
  const [until] = facts.failing.flatMap((line) => line.until ?? []).sort();
  const values = {
    enterprise: facts.enterprise,
    until: until === undefined ? '' : date(until),
    what: list(shortNames(facts.failing, locale)),
    count: facts.failing.length,
    link: facts.link,
  };
  const subject = t(`eligibility.notice.${notice}.subject`, values);
  if (channel === 'sms') return { subject, body: t(`eligibility.notice.${notice}.sms`, values) };
  const named = notice === 'atRisk' || notice === 'reminder' || notice === 'paused' ? facts.failing : [];
  const lines = named.map((line) => ruleLine(line, locale));
  return { subject, body: [t(`eligibility.notice.${notice}.mail`, values), ...lines, facts.link].join('\n\n') };
}

/** A rule about money has no short name: what it is about is for her own page and a mail, never for a text message. */
function shortNames(failing: readonly FailingRule[], locale: Locale): string[] {
  const { t } = translator(locale);
  const names = failing.map(({ rule }) => {
    const key = `eligibility.short.${rule}`;
    return t(isMessageKey(key) ? key : 'eligibility.short.books');
  });
  return [...new Set(names)];
}

function ruleLine({ rule, own, figure, until }: FailingRule, locale: Locale): string {
  const { t, date, number } = translator(locale);
  const shown =
    own && figure && !AMOUNTS.includes(rule)
      ? t('eligibility.notice.figure', {
          numerator: number(figure.numerator),
          denominator: number(figure.denominator),
        })
      : '';
  return [
    `${t(`eligibility.rule.${rule}.title`)}${shown}`,
    t(own ? `eligibility.rule.${rule}.cure` : 'eligibility.notice.otherOwner'),
    until === null ? '' : t('eligibility.notice.untilLine', { until: date(until) }),
  ]
    .filter(Boolean)
    .join('\n');
}
