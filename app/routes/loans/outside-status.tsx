import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { fieldProps } from '~/components/field-props';
import { AmountField, CountField, DayField } from '~/components/loan-form-fields';
import { Select } from '~/components/select';
import { fieldReader } from '~/domain/credit/loan-fields';
import type { LoanHead } from '~/domain/credit/loan-view.queries.server';
import { LOAN_STATES } from '~/domain/credit/loan.states';
import { recordOutsideStatus } from '~/domain/credit/record-outside-status.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requirePaidOut } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';

export const handle = { policy: 'staff' } satisfies RouteHandle;

const may = ({ mayKeep, source }: LoanHead) => mayKeep && source === 'external_mfi';

export async function loader(args: LoaderFunctionArgs) {
  const { loan, today } = await requirePaidOut(args, may);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.recordWord') }, loan, today });
}

export async function action(args: ActionFunctionArgs) {
  const { loan, loanId } = await requirePaidOut(args, may);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const asOf = read.day('on');
  const balanceMinor = read.amount('balance', loan.currency);
  const daysPastDue = read.whole('daysPastDue', 0, 9999);
  const status = read.oneOf('status', LOAN_STATES);
  if (asOf === null || balanceMinor === null || daysPastDue === null || status === null) {
    return wrongFields(typed, read.problems, words);
  }
  const said = { loanId, asOf, balanceMinor, daysPastDue, status, toldBy: read.text('toldBy') };
  const kept = await transact(database.db, (tx) => recordOutsideStatus(tx, requireStaff(args.context), said, clock));
  return kept.ok ? doneOnLoan(loan.id) : refused(typed, kept.error, words, loan.currency);
}

export default function OutsideStatus() {
  const { loan, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const of = fieldProps(answer);
  return (
    <LoanForm
      title={t('credit.recordWord')}
      lead={t('credit.recordWordLead')}
      loan={loan}
      refused={answer}
      act={t('credit.saveWord')}
      icon="record"
    >
      <DayField {...of('on', today)} label={t('credit.asOf')} max={today} />
      <AmountField {...of('balance')} label={t('credit.balance')} currency={loan.currency} />
      <CountField {...of('daysPastDue', '0')} label={t('credit.daysPastDue')} />
      <Select
        {...of('status', 'active')}
        label={t('credit.state')}
        placeholder={false}
        options={LOAN_STATES.map((state) => ({ value: state, label: t(`credit.state.${state}`) }))}
      />
      <Field {...of('toldBy')} label={t('credit.toldBy')} hint={t('credit.toldByHint')} />
    </LoanForm>
  );
}
