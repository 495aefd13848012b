import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fieldProps } from '~/components/field-props';
import { CountField, DayField, PeriodSelect, ReasonField } from '~/components/loan-form-fields';
import { LoanPlanTable } from '~/components/loan-plan-table';
import { fieldReader } from '~/domain/credit/loan-fields';
import { INTEREST_PERIODS } from '~/domain/credit/loan-terms';
import { loanRecords, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { once } from '~/domain/credit/once.server';
import { rescheduleLoan } from '~/domain/credit/reschedule-loan.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { newId } from '~/platform/id';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';
import { loanPlansOf, planVersion } from './loan-plans';

export const handle = { policy: 'account' } satisfies RouteHandle;

const MOST_INSTALMENTS = 120;
const may = ({ mayKeep, source }: LoanHead) => mayKeep && source !== 'external_mfi';

export async function loader(args: LoaderFunctionArgs) {
  const { loan, today } = await requirePaidOut(args, may);
  const records = await loanRecords(args.context.database.db, loan);
  const { plan } = loanPlansOf(loan, records, today);
  const { t } = translator(args.context.locale);
  const seenPlan = planVersion(records.instalments);
  return json({ page: { title: t('credit.reschedule') }, loan, today, plan, seenPlan, formId: newId() });
}

export async function action(args: ActionFunctionArgs) {
  const found = await requirePaidOut(args, may);
  const { loan, loanId } = found;
  const words = translator(args.context.locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const instalments = read.whole('instalments', 1, MOST_INSTALMENTS);
  const period = read.oneOf('period', INTEREST_PERIODS);
  const on = read.day('on');
  if (instalments === null || period === null || on === null) return wrongFields(typed, read.problems, words);
  const method = loan.terms?.method ?? (loan.method === 'flat' ? 'flat' : 'declining_equal_instalments');
  const { annualRatePercent } = loan;
  const terms = { method, annualRatePercent, period, graceKind: 'none', gracePeriods: 0, instalments } as const;
  const reason = read.text('reason').slice(0, 500);
  const seenPlan = Number(typed.seenPlan) || 0;
  const done = await record(args, found, { what: 'loan-reschedule', reason }, (tx, recordingId) =>
    once(tx, typed.formId, () => rescheduleLoan(tx, recordingId, { loanId, on, reason, terms, seenPlan })),
  );
  if (done.ok || done.error.code === 'form-used') return doneOnLoan(loan.id);
  return refused(typed, done.error, words, loan.currency);
}

export default function Reschedule() {
  const { loan, today, plan, seenPlan, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const of = fieldProps(answer);
  return (
    <LoanForm
      title={t('credit.reschedule')}
      lead={t('credit.rescheduleLead')}
      loan={loan}
      refused={answer}
      act={t('credit.saveReschedule')}
      icon="calendar"
    >
      <input type="hidden" name="formId" value={answer?.typed.formId ?? formId} />
      <input type="hidden" name="seenPlan" value={seenPlan} />
      <CountField {...of('instalments')} label={t('credit.newInstalments')} />
      <PeriodSelect {...of('period', loan.terms?.period ?? 'month')} />
      <DayField {...of('on', today)} label={t('credit.rescheduledOn')} max={today} />
      <ReasonField {...of('reason')} hint={t('credit.rescheduleReason')} />
      <LoanPlanTable caption={t('credit.planNow')} rows={plan} currency={loan.currency} today={today} />
    </LoanForm>
  );
}
