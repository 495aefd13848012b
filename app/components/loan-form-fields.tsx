import type { ReactNode } from 'react';
import { INTEREST_PERIODS, SCHEDULE_METHODS } from '~/domain/credit/loan-terms';
import { useI18n } from '~/platform/i18n';
import { Field } from './field';
import { Select } from './select';

/** What every field has: its name, what stands in it, what is wrong (`fieldProps` gives the three). */
type Kept = { name: string; value?: string; error?: string };

/** An amount of money, in the currency named before it. */
export function AmountField({ label, currency, ...kept }: Kept & { label?: ReactNode; currency: string | undefined }) {
  const { t } = useI18n();
  return <Field {...kept} label={label ?? t('credit.amount')} inputMode="decimal" width="medium" before={currency} />;
}

/** A day, at most `max` ('YYYY-MM-DD') where that is given. */
export function DayField({ label, max, ...kept }: Kept & { label: ReactNode; max?: string }) {
  return <Field {...kept} type="date" label={label} max={max} width="medium" />;
}

/** A whole number. */
export function CountField({ label, ...kept }: Kept & { label: ReactNode }) {
  return <Field {...kept} label={label} inputMode="numeric" width="short" />;
}

/** Per cent a year. */
export function RateField(kept: Kept) {
  const { t } = useI18n();
  return <Field {...kept} label={t('credit.rateYearly')} inputMode="decimal" width="short" after="%" />;
}

/** What the money is for. */
export function PurposeField(kept: Kept) {
  const { t } = useI18n();
  return <Field {...kept} label={t('credit.purpose')} hint={t('credit.purposeHint')} maxLength={500} />;
}

/** Why something is done that is asked for its reason. */
export function ReasonField({ hint, optional, ...kept }: Kept & { hint?: ReactNode; optional?: boolean }) {
  const { t } = useI18n();
  return <Field {...kept} label={t('credit.reason')} hint={hint} optional={optional} maxLength={500} />;
}

/** How often an instalment falls due. */
export function PeriodSelect(kept: Kept) {
  const { t } = useI18n();
  const options = INTEREST_PERIODS.map((period) => ({ value: period, label: t(`credit.period.${period}`) }));
  return <Select {...kept} label={t('credit.every')} placeholder={false} options={options} />;
}

/** On what interest is reckoned. */
export function MethodSelect({ placeholder, ...kept }: Kept & { placeholder?: false }) {
  const { t } = useI18n();
  const options = SCHEDULE_METHODS.map((method) => ({ value: method, label: t(`credit.method.${method}`) }));
  return <Select {...kept} label={t('credit.interestReckoned')} placeholder={placeholder} options={options} />;
}
