import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fieldProps } from '~/components/field-props';
import { ReasonField } from '~/components/loan-form-fields';
import { loanRecords, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { reverseRepayment } from '~/domain/credit/reverse-repayment.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';

export const handle = { policy: 'account' } satisfies RouteHandle;

const may = ({ mayKeep, source }: LoanHead) => mayKeep && source !== 'external_mfi';

async function requirePayment(args: LoaderFunctionArgs) {
  const found = await requirePaidOut(args, may);
  const { payments } = await loanRecords(args.context.database.db, found.loan);
  const payment = payments.find(({ id }) => String(id) === args.params.paymentId);
  if (!payment) throw notFound();
  return { ...found, payment };
}

export async function loader(args: LoaderFunctionArgs) {
  const { loan, payment } = await requirePayment(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.takeBackTitle') }, loan, payment });
}

export async function action(args: ActionFunctionArgs) {
  const found = await requirePayment(args);
  const { loan, loanId, payment } = found;
  const words = translator(args.context.locale);
  const typed = await typedText(args.request);
  const reason = (typed.reason ?? '').trim().slice(0, 500);
  if (reason === '') return wrongFields(typed, { reason: { code: 'missing' } }, words);
  const back = await record(args, found, { what: 'loan-payment-reversal', reason }, (tx, recordingId) =>
    reverseRepayment(tx, recordingId, { loanId, paymentId: payment.id }),
  );
  return back.ok ? doneOnLoan(loan.id) : refused(typed, back.error, words, loan.currency);
}

export default function Reversal() {
  const { loan, payment } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, money } = useI18n();
  const of = fieldProps(answer);
  const said = { amount: money(payment.amountMinor, loan.currency), date: date(payment.paidOn) };
  return (
    <LoanForm
      title={t('credit.takeBackTitle')}
      lead={t('credit.takeBackLead', said)}
      loan={loan}
      refused={answer}
      act={t('credit.takeBackNow')}
      icon="undo"
      look="danger"
    >
      <ReasonField {...of('reason')} hint={t('credit.takeBackReason')} />
    </LoanForm>
  );
}
