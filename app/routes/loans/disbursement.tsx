import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CostDisclosure } from '~/components/cost-disclosure';
import { Field } from '~/components/field';
import { disburseLoan } from '~/domain/credit/disburse-loan.server';
import { fieldReader } from '~/domain/credit/loan-fields';
import { costsSideBySide } from '~/domain/credit/side-by-side';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requireLoan } from './found-loan.server';
import { LoanForm } from './loan-form';
import { fieldWords, refusalWords } from './loan-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { loan, today } = await requireLoan(args, ({ mayKeep, requestId }) => mayKeep && requestId !== null);
  const { terms, instalments } = loan;
  const principalMinor = loan.approvedMinor ?? loan.amountMinor;
  const costs = terms && instalments ? costsSideBySide({ ...terms, instalments, principalMinor }, today) : [];
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.payOut') }, loan, today, principalMinor, costs });
}

export async function action(args: ActionFunctionArgs) {
  const found = await requireLoan(args, ({ mayKeep, requestId }) => mayKeep && requestId !== null);
  const { loan } = found;
  const words = translator(args.context.locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const on = read.day('on');
  if (on === null) return json({ typed, ...fieldWords(read.problems, words) }, { status: 422 });
  const paid = await record(args, found, { what: 'loan-disbursement' }, (tx, recordingId) =>
    disburseLoan(tx, recordingId, { requestId: loan.requestId ?? '', on }),
  );
  if (paid.ok) return redirect(`/loans/${paid.value.loanId}?done=1`, 303);
  if (paid.error.code === 'request-not-found') throw notFound();
  const refused = refusalWords(paid.error, words, loan.currency);
  return json({ typed, ...refused }, { status: paid.error.code === 'state-changed' ? 409 : 422 });
}

export default function Disbursement() {
  const { loan, today, principalMinor, costs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <LoanForm
      title={t('credit.payOut')}
      lead={t('credit.payOutLead')}
      loan={loan}
      refused={answer}
      act={t('credit.payOutNow')}
      icon="money"
    >
      <CostDisclosure costs={costs} amountMinor={principalMinor} currency={loan.currency} />
      <Field
        name="on"
        type="date"
        label={t('credit.paidOutOn')}
        max={today}
        value={answer?.typed.on ?? today}
        error={words.on}
        width="medium"
      />
    </LoanForm>
  );
}
