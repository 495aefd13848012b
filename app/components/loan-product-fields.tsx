import { GRACE_KINDS } from '~/domain/credit/loan-terms';
import { useI18n } from '~/platform/i18n';
import { Field } from './field';
import { fieldProps } from './field-props';
import { AmountField, CountField, MethodSelect, PeriodSelect, RateField } from './loan-form-fields';
import { Select, type Choice } from './select';

type LoanProductFieldsProps = {
  /** Where it can be lent: branches, countries. */
  places: Choice[];
  typed: Record<string, string | undefined>;
  words: Record<string, string>;
};

/** The terms of a product: rate, period, grace, amounts, times and ceiling. */
export function LoanProductFields({ places, typed, words }: LoanProductFieldsProps) {
  const { t } = useI18n();
  const of = fieldProps({ typed, words });
  return (
    <>
      <Field {...of('name')} label={t('credit.productName')} maxLength={200} />
      <Select
        {...of('branch', places.length === 1 ? places[0]?.value : undefined)}
        label={t('credit.lentIn')}
        options={places}
      />
      <MethodSelect {...of('method')} />
      <RateField {...of('rate')} />
      <PeriodSelect {...of('period', 'month')} />
      <Select
        {...of('graceKind', 'none')}
        label={t('credit.grace')}
        placeholder={false}
        options={GRACE_KINDS.map((grace) => ({ value: grace, label: t(`credit.grace.${grace}`) }))}
      />
      <Field {...of('gracePeriods')} label={t('credit.gracePeriods')} inputMode="numeric" width="short" optional />
      <AmountField {...of('smallest')} label={t('credit.smallest')} currency={undefined} />
      <AmountField {...of('largest')} label={t('credit.largest')} currency={undefined} />
      <CountField {...of('fewestInstalments')} label={t('credit.fewestInstalments')} />
      <CountField {...of('mostInstalments')} label={t('credit.mostInstalments')} />
      <Field
        {...of('savingsMultiple')}
        label={t('credit.savingsMultiple')}
        hint={t('credit.savingsMultipleHint')}
        inputMode="decimal"
        width="short"
        optional
      />
    </>
  );
}
