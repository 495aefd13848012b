import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fieldProps } from '~/components/field-props';
import { ReasonField } from '~/components/loan-form-fields';
import type { LoanHead } from '~/domain/credit/loan-view.queries.server';
import { withdrawRequest } from '~/domain/credit/withdraw-request.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requireLoan } from './found-loan.server';
import { doneOnLoan, refused } from './loan-answer.server';
import { LoanForm } from './loan-form';

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
  if (withdrawn.ok) return doneOnLoan(loan.id);
  return refused(typed, withdrawn.error, translator(args.context.locale), loan.currency);
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
      <ReasonField {...fieldProps(answer)('reason')} optional />
    </LoanForm>
  );
}
