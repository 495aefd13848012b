import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Field } from '~/components/field';
import { once } from '~/domain/credit/once.server';
import { fieldReader } from '~/domain/credit/loan-fields';
import { loanRecords, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { recordRepayments } from '~/domain/credit/record-repayments.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { amountText } from '~/platform/money';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { LoanForm } from './loan-form';
import { loanPlansOf } from './loan-plans';
import { fieldWords, refusalWords } from './loan-words';

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
  if (amountMinor === null || on === null) return json({ typed, ...fieldWords(read.problems, words) }, { status: 422 });
  const paid = await record(args, found, { what: 'loan-repayment' }, (tx, recordingId) =>
    once(tx, typed.formId, () => recordRepayments(tx, recordingId, { on, repayments: [{ loanId, amountMinor }] })),
  );
  if (paid.ok || paid.error.code === 'form-used') return redirect(`/loans/${loan.id}?done=1`, 303);
  if (paid.error.code === 'loan-not-found') throw notFound();
  return json({ typed, ...refusalWords(paid.error, words, loan.currency) }, { status: 422 });
}

export default function Repayments() {
  const { loan, today, off, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
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
      <input type="hidden" name="formId" value={typed.formId ?? formId} />
      <Field
        name="amount"
        label={t('credit.amountPaid')}
        inputMode="decimal"
        width="medium"
        before={loan.currency}
        value={typed.amount ?? (off && off.dueMinor > 0 ? amountText(off.dueMinor, loan.currency) : '')}
        error={words.amount}
      />
      <Field
        name="on"
        type="date"
        label={t('credit.paidOn')}
        max={today}
        value={typed.on ?? today}
        error={words.on}
        width="medium"
      />
    </LoanForm>
  );
}
