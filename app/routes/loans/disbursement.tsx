import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CostDisclosure } from '~/components/cost-disclosure';
import { fieldProps } from '~/components/field-props';
import { DayField } from '~/components/loan-form-fields';
import { disburseLoan } from '~/domain/credit/disburse-loan.server';
import { fieldReader } from '~/domain/credit/loan-fields';
import { costsSideBySide } from '~/domain/credit/side-by-side';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requireLoan } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';

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
  if (on === null) return wrongFields(typed, read.problems, words);
  const paid = await record(args, found, { what: 'loan-disbursement' }, (tx, recordingId) =>
    disburseLoan(tx, recordingId, { requestId: loan.requestId ?? '', on }),
  );
  return paid.ok ? doneOnLoan(paid.value.loanId) : refused(typed, paid.error, words, loan.currency);
}

export default function Disbursement() {
  const { loan, today, principalMinor, costs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const of = fieldProps(answer);
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
      <DayField {...of('on', today)} label={t('credit.paidOutOn')} max={today} />
    </LoanForm>
  );
}
