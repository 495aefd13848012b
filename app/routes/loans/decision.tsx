import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fieldProps } from '~/components/field-props';
import { AmountField, CountField, DayField, ReasonField } from '~/components/loan-form-fields';
import { RadioGroup } from '~/components/radio-group';
import { fieldReader } from '~/domain/credit/loan-fields';
import { quorumOfGroup } from '~/domain/credit/quorum.queries.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requireLoan } from './found-loan.server';
import { doneOnLoan, refused, wrongFields } from './loan-answer.server';
import { LoanForm } from './loan-form';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { loan, today } = await requireLoan(args, ({ mayKeep, requestId }) => mayKeep && requestId !== null);
  const quorum = loan.source === 'internal' ? await quorumOfGroup(args.context.database.db, loan.groupId, today) : null;
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('credit.decide') }, loan, today, quorum });
}

export async function action(args: ActionFunctionArgs) {
  const found = await requireLoan(args, ({ mayKeep, requestId }) => mayKeep && requestId !== null);
  const { loan, today } = found;
  const words = translator(args.context.locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const decision = read.oneOf('decision', ['approve', 'decline']);
  const on = read.day('on');
  const approvedMinor = decision === 'decline' ? loan.amountMinor : read.amount('amount', loan.currency);
  const votes = (['votesFor', 'votesAgainst', 'abstained'] as const).map((name) =>
    loan.source === 'internal' ? read.whole(name, 0, 1000) : 0,
  );
  const [votesFor, votesAgainst, abstained] = votes;
  const missing = decision === null || on === null || approvedMinor === null || votes.includes(null);
  if (missing) return wrongFields(typed, read.problems, words);
  const quorum = await quorumOfGroup(args.context.database.db, loan.groupId, today);
  const resolution =
    loan.source === 'internal'
      ? { resolution: { votesFor: votesFor ?? 0, votesAgainst: votesAgainst ?? 0, abstained: abstained ?? 0, quorum } }
      : {};
  const decided = await record(args, found, { what: 'loan-decision' }, (tx, recordingId) =>
    resolveLoan(tx, recordingId, {
      ...{ requestId: loan.requestId ?? '', on, decision, approvedMinor, reason: read.text('reason') },
      ...resolution,
    }),
  );
  return decided.ok ? doneOnLoan(loan.id) : refused(typed, decided.error, words, loan.currency);
}

export default function Decision() {
  const { loan, today, quorum } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const of = fieldProps(answer);
  return (
    <LoanForm title={t('credit.decide')} loan={loan} refused={answer} act={t('credit.saveDecision')} icon="vote">
      <RadioGroup
        {...of('decision')}
        label={t(quorum === null ? 'credit.yourDecision' : 'credit.groupDecision')}
        options={[
          { value: 'approve', label: t('credit.approve') },
          { value: 'decline', label: t('credit.decline') },
        ]}
      />
      <AmountField
        {...of('amount', amountText(loan.amountMinor, loan.currency))}
        label={t('credit.approvedAmount')}
        currency={loan.currency}
      />
      {quorum !== null && (
        <fieldset className="field">
          <legend>{t('credit.votesLegend')}</legend>
          <p className="field-hint">{t('credit.quorumHint', { quorum })}</p>
          {(['votesFor', 'votesAgainst', 'abstained'] as const).map((name) => (
            <CountField key={name} {...of(name, name === 'votesFor' ? '' : '0')} label={t(`credit.${name}`)} />
          ))}
        </fieldset>
      )}
      <DayField {...of('on', today)} label={t('credit.decidedOn')} max={today} />
      <ReasonField {...of('reason')} hint={t('credit.reasonHint')} optional={quorum !== null} />
    </LoanForm>
  );
}
