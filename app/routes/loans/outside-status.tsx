import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import { fieldReader } from '~/domain/credit/loan-fields';
import type { LoanHead } from '~/domain/credit/loan-view.queries.server';
import { LOAN_STATES } from '~/domain/credit/loan.states';
import { recordOutsideStatus } from '~/domain/credit/record-outside-status.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requirePaidOut } from './found-loan.server';
import { LoanForm } from './loan-form';
import { fieldWords, refusalWords } from './loan-words';

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
    return json({ typed, ...fieldWords(read.problems, words) }, { status: 422 });
  }
  const said = { loanId, asOf, balanceMinor, daysPastDue, status, toldBy: read.text('toldBy') };
  const kept = await transact(database.db, (tx) => recordOutsideStatus(tx, requireStaff(args.context), said, clock));
  if (kept.ok) return redirect(`/loans/${loan.id}?done=1`, 303);
  if (kept.error.code === 'loan-not-found') throw notFound();
  return json({ typed, ...refusalWords(kept.error, words, loan.currency) }, { status: 422 });
}

export default function OutsideStatus() {
  const { loan, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  return (
    <LoanForm
      title={t('credit.recordWord')}
      lead={t('credit.recordWordLead')}
      loan={loan}
      refused={answer}
      act={t('credit.saveWord')}
      icon="record"
    >
      <Field
        name="on"
        type="date"
        label={t('credit.asOf')}
        max={today}
        value={typed.on ?? today}
        error={words.on}
        width="medium"
      />
      <Field
        name="balance"
        label={t('credit.balance')}
        inputMode="decimal"
        width="medium"
        before={loan.currency}
        value={typed.balance}
        error={words.balance}
      />
      <Field
        name="daysPastDue"
        label={t('credit.daysPastDue')}
        inputMode="numeric"
        width="short"
        value={typed.daysPastDue ?? '0'}
        error={words.daysPastDue}
      />
      <Select
        name="status"
        label={t('credit.state')}
        value={typed.status ?? 'active'}
        placeholder={false}
        options={LOAN_STATES.map((state) => ({ value: state, label: t(`credit.state.${state}`) }))}
        error={words.status}
      />
      <Field
        name="toldBy"
        label={t('credit.toldBy')}
        hint={t('credit.toldByHint')}
        value={typed.toldBy}
        error={words.toldBy}
      />
    </LoanForm>
  );
}
