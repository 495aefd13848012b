import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fieldProps } from '~/components/field-props';
import { ReasonField } from '~/components/loan-form-fields';
import type { LoanHead } from '~/domain/credit/loan-view.queries.server';
import { outsideWords } from '~/domain/credit/referral.queries.server';
import { reverseOutsideStatus } from '~/domain/credit/reverse-outside-status.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requirePaidOut } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';

export const handle = { policy: 'staff' } satisfies RouteHandle;

const may = ({ mayKeep, source }: LoanHead) => mayKeep && source === 'external_mfi';

async function requireWord(args: LoaderFunctionArgs) {
  const found = await requirePaidOut(args, may);
  const said = await outsideWords(args.context.database.db, found.loanId);
  const word = said.find(({ id }) => String(id) === args.params.statusId);
  if (!word) throw notFound();
  return { ...found, word };
}

export async function loader(args: LoaderFunctionArgs) {
  const { loan, word } = await requireWord(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.takeBackWord') }, loan, word });
}

export async function action(args: ActionFunctionArgs) {
  const { loan, loanId, word } = await requireWord(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const { reason = '' } = typed;
  if (reason.trim() === '') return wrongFields(typed, { reason: { code: 'missing' } }, words);
  const input = { loanId, statusId: word.id, reason };
  const back = await transact(database.db, (tx) => reverseOutsideStatus(tx, requireStaff(args.context), input, clock));
  return back.ok ? doneOnLoan(loan.id) : refused(typed, back.error, words, loan.currency);
}

export default function OutsideReversal() {
  const { loan, word } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, money } = useI18n();
  const said = { date: date(word.asOf), balance: money(word.balanceMinor, loan.currency), source: word.toldBy };
  return (
    <LoanForm
      title={t('credit.takeBackWord')}
      lead={t('credit.takeBackWordLead', said)}
      loan={loan}
      refused={answer}
      act={t('credit.takeBackWordNow')}
      icon="undo"
      look="danger"
    >
      <ReasonField {...fieldProps(answer)('reason')} hint={t('credit.takeBackWordReason')} />
    </LoanForm>
  );
}
