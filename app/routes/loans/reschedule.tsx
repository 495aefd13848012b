import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { LoanPlanTable } from '~/components/loan-plan-table';
import { Select } from '~/components/select';
import { fieldReader } from '~/domain/credit/loan-fields';
import { INTEREST_PERIODS } from '~/domain/credit/loan-terms';
import { loanRecords, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { rescheduleLoan } from '~/domain/credit/reschedule-loan.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { LoanForm } from './loan-form';
import { loanPlansOf } from './loan-plans';
import { fieldWords, refusalWords } from './loan-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

const MOST_INSTALMENTS = 120;
const may = ({ mayKeep, source }: LoanHead) => mayKeep && source !== 'external_mfi';

export async function loader(args: LoaderFunctionArgs) {
  const { loan, today } = await requirePaidOut(args, may);
  const { plan } = loanPlansOf(loan, await loanRecords(args.context.database.db, loan), today);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.reschedule') }, loan, today, plan });
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
  if (instalments === null || period === null || on === null) {
    return json({ typed, ...fieldWords(read.problems, words) }, { status: 422 });
  }
  const method = loan.terms?.method ?? (loan.method === 'flat' ? 'flat' : 'declining_equal_instalments');
  const terms = {
    method,
    annualRatePercent: loan.annualRatePercent,
    period,
    graceKind: 'none',
    gracePeriods: 0,
  } as const;
  const reason = read.text('reason').slice(0, 500);
  const done = await record(args, found, { what: 'loan-reschedule', reason }, (tx, recordingId) =>
    rescheduleLoan(tx, recordingId, { loanId, on, reason, terms: { ...terms, instalments } }),
  );
  if (done.ok) return redirect(`/loans/${loan.id}?done=1`, 303);
  if (done.error.code === 'loan-not-found') throw notFound();
  const refused = refusalWords(done.error, words, loan.currency);
  return json({ typed, ...refused }, { status: done.error.code === 'state-changed' ? 409 : 422 });
}

export default function Reschedule() {
  const { loan, today, plan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  return (
    <LoanForm
      title={t('credit.reschedule')}
      lead={t('credit.rescheduleLead')}
      loan={loan}
      refused={answer}
      act={t('credit.saveReschedule')}
      icon="calendar"
    >
      <Field
        name="instalments"
        label={t('credit.newInstalments')}
        inputMode="numeric"
        width="short"
        value={typed.instalments}
        error={words.instalments}
      />
      <Select
        name="period"
        label={t('credit.every')}
        value={typed.period ?? loan.terms?.period ?? 'month'}
        placeholder={false}
        options={INTEREST_PERIODS.map((period) => ({ value: period, label: t(`credit.period.${period}`) }))}
        error={words.period}
      />
      <Field
        name="on"
        type="date"
        label={t('credit.rescheduledOn')}
        max={today}
        value={typed.on ?? today}
        error={words.on}
        width="medium"
      />
      <Field
        name="reason"
        label={t('credit.reason')}
        hint={t('credit.rescheduleReason')}
        maxLength={500}
        value={typed.reason}
        error={words.reason}
      />
      <LoanPlanTable caption={t('credit.planNow')} rows={plan} currency={loan.currency} today={today} />
    </LoanForm>
  );
}
