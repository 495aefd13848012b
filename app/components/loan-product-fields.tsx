import { useI18n } from '~/platform/i18n';
import { Field } from './field';
import { Select } from './select';

const METHODS = ['declining_equal_instalments', 'declining_equal_principal', 'flat'] as const;
const PERIODS = ['week', 'fortnight', 'month'] as const;
const GRACE = ['none', 'interest_only', 'no_instalment'] as const;

type LoanProductFieldsProps = {
  branches: { id: string; name: string; currency: string }[];
  typed: Record<string, string | undefined>;
  words: Record<string, string>;
};

/** The terms of a product: rate, period, grace, amounts, times and ceiling. */
export function LoanProductFields({ branches, typed, words }: LoanProductFieldsProps) {
  const { t } = useI18n();
  const of = (name: string) => ({ name, value: typed[name], error: words[name] });
  const only = branches.length === 1 ? branches[0]?.id : undefined;
  return (
    <>
      <Field {...of('name')} label={t('credit.productName')} maxLength={200} />
      <Select
        {...of('branch')}
        label={t('staff.branch')}
        value={typed.branch ?? only}
        options={branches.map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` }))}
      />
      <Select
        {...of('method')}
        label={t('credit.interestReckoned')}
        options={METHODS.map((method) => ({ value: method, label: t(`credit.method.${method}`) }))}
      />
      <Field {...of('rate')} label={t('credit.rateYearly')} inputMode="decimal" width="short" after="%" />
      <Select
        {...of('period')}
        label={t('credit.every')}
        value={typed.period ?? 'month'}
        placeholder={false}
        options={PERIODS.map((period) => ({ value: period, label: t(`credit.period.${period}`) }))}
      />
      <Select
        {...of('graceKind')}
        label={t('credit.grace')}
        value={typed.graceKind ?? 'none'}
        placeholder={false}
        options={GRACE.map((grace) => ({ value: grace, label: t(`credit.grace.${grace}`) }))}
      />
      <Field {...of('gracePeriods')} label={t('credit.gracePeriods')} inputMode="numeric" width="short" optional />
      <Field {...of('smallest')} label={t('credit.smallest')} inputMode="decimal" width="medium" />
      <Field {...of('largest')} label={t('credit.largest')} inputMode="decimal" width="medium" />
      <Field {...of('fewestInstalments')} label={t('credit.fewestInstalments')} inputMode="numeric" width="short" />
      <Field {...of('mostInstalments')} label={t('credit.mostInstalments')} inputMode="numeric" width="short" />
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
