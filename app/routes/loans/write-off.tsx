import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { fieldProps } from '~/components/field-props';
import { RadioGroup } from '~/components/radio-group';
import { TextArea } from '~/components/text-area';
import { fieldReader } from '~/domain/credit/loan-fields';
import { loanDecisions, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { decideWriteOff, proposeWriteOff } from '~/domain/credit/write-off-loan.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requirePaidOut } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';

export const handle = { policy: 'account' } satisfies RouteHandle;

const may = (loan: LoanHead) => (loan.mayKeep || loan.mayApprove) && loan.source !== 'external_mfi';

async function find(args: LoaderFunctionArgs) {
  const found = await requirePaidOut(args, may);
  const { writeOff } = await loanDecisions(args.context.database.db, found.loan);
  const proposal = writeOff?.state === 'proposed' ? writeOff : null;
  if (proposal && !found.loan.mayApprove) throw notFound();
  return { ...found, proposal };
}

export async function loader(args: LoaderFunctionArgs) {
  const { loan, proposal } = await find(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.writeOffTitle') }, loan, proposal });
}

export async function action(args: ActionFunctionArgs) {
  const found = await find(args);
  const { actor, loan, loanId, proposal } = found;
  const { clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const choice = proposal ? read.oneOf('decision', ['approve', 'decline']) : 'propose';
  if (choice === null) return wrongFields(typed, read.problems, words);
  const done = await record(args, found, { what: 'loan-write-off' }, (tx, recordingId) =>
    choice === 'propose'
      ? proposeWriteOff(tx, recordingId, actor, { loanId, reason: read.text('reason').slice(0, 2000) }, clock)
      : decideWriteOff(tx, recordingId, actor, { loanId, approve: choice === 'approve' }, clock),
  );
  return done.ok ? doneOnLoan(loan.id) : refused(typed, done.error, words, loan.currency);
}

export default function WriteOff() {
  const { loan, proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const of = fieldProps(answer);
  return (
    <LoanForm
      title={t('credit.writeOffTitle')}
      lead={t('credit.writeOffLead')}
      loan={loan}
      refused={answer}
      act={t(proposal ? 'credit.saveDecision' : 'credit.proposeWriteOff')}
      icon={proposal ? 'vote' : 'close'}
      look={proposal ? 'main' : 'danger'}
    >
      {proposal ? (
        <>
          <Alert title={t('credit.writeOffProposedFor', { reason: proposal.reason, name: proposal.by })} />
          <RadioGroup
            {...of('decision')}
            label={t('credit.yourDecision')}
            options={[
              { value: 'approve', label: t('credit.writeOffApprove') },
              { value: 'decline', label: t('credit.writeOffDecline') },
            ]}
          />
        </>
      ) : (
        <TextArea {...of('reason')} label={t('credit.reason')} hint={t('credit.writeOffReason')} maxLength={2000} />
      )}
    </LoanForm>
  );
}
