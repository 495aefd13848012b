import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { fieldProps } from '~/components/field-props';
import { AmountField, DayField } from '~/components/loan-form-fields';
import { once } from '~/domain/credit/once.server';
import { fieldReader } from '~/domain/credit/loan-fields';
import { loanRecords, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { recordRepayments } from '~/domain/credit/record-repayments.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { amountText } from '~/platform/money';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';
import { loanPlansOf } from './loan-plans';

export const handle = { policy: 'account' } satisfies RouteHandle;

const may = ({ mayKeep, source }: LoanHead) => mayKeep && source !== 'external_mfi';

export async function loader(args: LoaderFunctionArgs) {
  const { loan, today } = await requirePaidOut(args, may);
  const { off } = loanPlansOf(loan, await loanRecords(args.context.database.db, loan), today);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.recordRepayment') }, loan, today, off, formId: newId() });
}

export async function action(args: ActionFunctionArgs) {
  const found = await requirePaidOut(args, may);
  const { loan, loanId } = found;
  const words = translator(args.context.locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const amountMinor = read.amount('amount', loan.currency);
  const on = read.day('on');
  if (amountMinor === null || on === null) return wrongFields(typed, read.problems, words);
  const paid = await record(args, found, { what: 'loan-repayment' }, (tx, recordingId) =>
    once(tx, typed.formId, () => recordRepayments(tx, recordingId, { on, repayments: [{ loanId, amountMinor }] })),
  );
  if (paid.ok || paid.error.code === 'form-used') return doneOnLoan(loan.id);
  return refused(typed, paid.error, words, loan.currency);
}

export default function Repayments() {
  const { loan, today, off, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money } = useI18n();
  const of = fieldProps(answer);
  const dueText = off && off.dueMinor > 0 ? amountText(off.dueMinor, loan.currency) : '';
  return (
    <LoanForm
      title={t(off ? 'credit.recordRepayment' : 'credit.recordRecovery')}
      loan={loan}
      refused={answer}
      act={t('credit.saveRepayment')}
      icon="check"
    >
      {off && (
        <Alert title={t('credit.dueNow', { amount: money(off.dueMinor, loan.currency) })}>
          <p>{t('credit.payOffNow', { amount: money(off.payOffMinor, loan.currency) })}</p>
          {off.sparedMinor > 0 && <p>{t('credit.payOffSpares', { amount: money(off.sparedMinor, loan.currency) })}</p>}
        </Alert>
      )}
      <input type="hidden" name="formId" value={answer?.typed.formId ?? formId} />
      <AmountField {...of('amount', dueText)} label={t('credit.amountPaid')} currency={loan.currency} />
      <DayField {...of('on', today)} label={t('credit.paidOn')} max={today} />
    </LoanForm>
  );
}
