import { useI18n } from '~/platform/i18n';
import { Field } from './field';
import { RadioGroup } from './radio-group';
import { Select } from './select';

type Terms = {
  method: 'flat' | 'declining_equal_instalments' | 'declining_equal_principal';
  annualRatePercent: string;
  period: 'week' | 'fortnight' | 'month';
  smallestMinor: number;
  largestMinor: number | null;
  mostInstalments: number;
};

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
  const only = choices.length === 1 ? choices[0] : undefined;
  return (
    <>
      {members.length > 0 && (
        <Select
          name="member"
          label={t('credit.borrower')}
          value={typed.member ?? place.ownMemberId}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
          error={words.member}
        />
      )}
      {only ? (
        <p>
          {only.name ?? t('credit.source.internal')}: {rate(only.terms)}
          {range(only.terms)}
        </p>
      ) : (
        <RadioGroup
          name="choice"
          label={t('credit.from')}
          value={typed.choice}
          error={words.choice}
          options={choices.map(({ key, name, terms }) => ({
            value: key,
            label: name ?? t('credit.source.internal'),
            hint: rate(terms) + range(terms),
          }))}
        />
      )}
      <Field
        name="amount"
        label={t('credit.amount')}
        inputMode="decimal"
        width="medium"
        before={currency}
        value={typed.amount}
        error={words.amount}
      />
      <Field
        name="instalments"
        label={t('credit.howManyInstalments')}
        inputMode="numeric"
        width="short"
        value={typed.instalments}
        error={words.instalments}
      />
      <Field
        name="purpose"
        label={t('credit.purpose')}
        hint={t('credit.purposeHint')}
        maxLength={500}
        value={typed.purpose}
        error={words.purpose}
      />
    </>
  );
}
