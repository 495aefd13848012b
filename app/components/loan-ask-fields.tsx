import type { LendingTerms } from '~/domain/credit/loan-terms';
import { useI18n } from '~/platform/i18n';
import { fieldProps } from './field-props';
import { AmountField, CountField, PurposeField } from './loan-form-fields';
import { RadioGroup } from './radio-group';
import { Select } from './select';

type Terms = Pick<
  LendingTerms,
  'method' | 'annualRatePercent' | 'period' | 'smallestMinor' | 'largestMinor' | 'mostInstalments'
>;

type LoanAskFieldsProps = {
  place: {
    currency: string;
    ownMemberId: string | null;
    members: { id: string; name: string }[];
    choices: { key: string; name: string | null; terms: Terms }[];
  };
  typed: Record<string, string | undefined>;
  words: Record<string, string>;
};

/** What a borrower asks for: from whom, how much, in how many instalments, what for. */
export function LoanAskFields({ place, typed, words }: LoanAskFieldsProps) {
  const { t, percent, money } = useI18n();
  const { choices, members, currency } = place;
  const range = ({ smallestMinor, largestMinor }: Terms) =>
    largestMinor === null
      ? ''
      : ` · ${t('credit.from-to', { smallest: money(smallestMinor, currency), largest: money(largestMinor, currency) })}`;
  const rate = (terms: Terms) =>
    t('credit.rateWords', {
      rate: percent(Number(terms.annualRatePercent) / 100, 2),
      method: t(`credit.method.${terms.method}`),
      period: t(`credit.period.${terms.period}`),
      most: terms.mostInstalments,
    });
  const of = fieldProps({ typed, words });
  const only = choices.length === 1 ? choices[0] : undefined;
  return (
    <>
      {members.length > 0 && (
        <Select
          {...of('member', place.ownMemberId ?? undefined)}
          label={t('credit.borrower')}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {only ? (
        <p>
          {only.name ?? t('credit.source.internal')}: {rate(only.terms)}
          {range(only.terms)}
        </p>
      ) : (
        <RadioGroup
          {...of('choice')}
          label={t('credit.from')}
          options={choices.map(({ key, name, terms }) => ({
            value: key,
            label: name ?? t('credit.source.internal'),
            hint: rate(terms) + range(terms),
          }))}
        />
      )}
      <AmountField {...of('amount')} currency={currency} />
      <CountField {...of('instalments')} label={t('credit.howManyInstalments')} />
      <PurposeField {...of('purpose')} />
    </>
  );
}
