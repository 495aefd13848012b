import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import type { LoanHead } from '~/domain/credit/loan-view.queries.server';
import { withdrawRequest } from '~/domain/credit/withdraw-request.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requireLoan } from './found-loan.server';
import { LoanForm } from './loan-form';
import { refusalWords } from './loan-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

const may = ({ own, mayKeep, requestId }: LoanHead) => (own || mayKeep) && requestId !== null;

export async function loader(args: LoaderFunctionArgs) {
  const { loan } = await requireLoan(args, may);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.withdraw') }, loan });
}

export async function action(args: ActionFunctionArgs) {
  const found = await requireLoan(args, may);
  const { loan, today } = found;
  const typed = await typedText(args.request);
  const withdrawn = await record(args, found, { what: 'loan-withdrawal' }, (tx, recordingId) =>
    withdrawRequest(tx, recordingId, {
      requestId: loan.requestId ?? '',
      on: today,
      reason: typed.reason?.slice(0, 500),
    }),
  );
  if (withdrawn.ok) return redirect(`/loans/${loan.id}?done=1`, 303);
  if (withdrawn.error.code === 'request-not-found') throw notFound();
  const refused = refusalWords(withdrawn.error, translator(args.context.locale), loan.currency);
  return json({ typed, ...refused }, { status: 409 });
}

export default function Withdrawal() {
  const { loan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <LoanForm
      title={t('credit.withdraw')}
      lead={t('credit.withdrawLead')}
      loan={loan}
      refused={answer}
      act={t('credit.withdrawNow')}
      icon="undo"
      look="danger"
    >
      <Field name="reason" label={t('credit.reason')} optional maxLength={500} value={answer?.typed.reason} />
    </LoanForm>
  );
}
