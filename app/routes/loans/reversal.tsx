import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { loanRecords, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { reverseRepayment } from '~/domain/credit/reverse-repayment.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { LoanForm } from './loan-form';
import { fieldWords, refusalWords } from './loan-words';

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
  if (reason === '') return json({ typed, ...fieldWords({ reason: { code: 'missing' } }, words) }, { status: 422 });
  const back = await record(args, found, { what: 'loan-payment-reversal', reason }, (tx, recordingId) =>
    reverseRepayment(tx, recordingId, { loanId, paymentId: payment.id }),
  );
  if (back.ok) return redirect(`/loans/${loan.id}?done=1`, 303);
  return json({ typed, ...refusalWords(back.error, words, loan.currency) }, { status: 409 });
}

export default function Reversal() {
  const { loan, payment } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, money } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
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
      <Field
        name="reason"
        label={t('credit.reason')}
        hint={t('credit.takeBackReason')}
        maxLength={500}
        value={answer?.typed.reason}
        error={words.reason}
      />
    </LoanForm>
  );
}
