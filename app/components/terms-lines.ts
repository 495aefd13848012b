import type { GroupTerms } from '~/domain/programme/group-terms';
import type { Translator } from '~/platform/i18n';

type Terms = Omit<GroupTerms, 'version'>;
type Group = { kind: 'savings' | 'shares' | 'rotating'; currency: string };
type Words = Pick<Translator, 't' | 'money' | 'date' | 'number'>;

/** What a constitution says, line by line in the reader's words. */
export function termsLines(terms: Terms, { kind, currency }: Group, { t, money, date, number }: Words) {
  const fines = terms.fines.map(({ reason, amountMinor }) => `${reason}: ${money(amountMinor, currency)}`);
  const lines = [
    ['fromOn', t('group.fromOn'), terms.fromOn && date(terms.fromOn)],
    [
      'contribution',
      t(`group.contribution.${kind}`),
      terms.contributionMinor === null ? t('group.anyAmount') : money(terms.contributionMinor, currency),
    ],
    ['socialFund', t('group.socialFundEach'), money(terms.socialFundMinor, currency)],
    [
      'rhythm',
      t('group.meets'),
      `${t(`group.rhythm.${terms.rhythm}`)} · ${t('group.weekdayName', { day: String(terms.weekday) })}`,
    ],
    [
      'interest',
      t('group.loanInterest'),
      `${terms.loanAnnualPercent} % · ${t(`group.loanMethod.${terms.loanMethod}`)} · ${t(`group.rhythm.${terms.loanPeriod}`)}`,
    ],
    ['ceiling', t('group.loanTimesSavings'), t('group.times', { times: terms.loanTimesSavings })],
    ['longest', t('group.loanLongestMonths'), t('group.months', { count: terms.loanLongestMonths })],
    ['fines', t('group.fines'), fines.length > 0 ? fines.join(' · ') : t('group.noFines')],
    ['quorum', t('group.quorumPercent'), `${number(terms.quorumPercent)} %`],
    ['signOffs', t('group.signOffs'), number(terms.signOffs)],
  ] as const;
  return lines.map(([key, term, value]) => ({ key, term, value }));
}
