import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { RadioGroup } from '~/components/radio-group';
import { fieldReader } from '~/domain/credit/loan-fields';
import { quorumOfGroup } from '~/domain/credit/quorum.queries.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { record, requireLoan } from './found-loan.server';
import { LoanForm } from './loan-form';
import { fieldWords, refusalWords } from './loan-words';

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
  if (missing) return json({ typed, ...fieldWords(read.problems, words) }, { status: 422 });
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
  if (decided.ok) return redirect(`/loans/${loan.id}?done=1`, 303);
  if (decided.error.code === 'request-not-found') throw notFound();
  const refused = refusalWords(decided.error, words, loan.currency);
  return json({ typed, ...refused }, { status: decided.error.code === 'state-changed' ? 409 : 422 });
}

export default function Decision() {
  const { loan, today, quorum } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  return (
    <LoanForm title={t('credit.decide')} loan={loan} refused={answer} act={t('credit.saveDecision')} icon="vote">
      <RadioGroup
        name="decision"
        label={t(quorum === null ? 'credit.yourDecision' : 'credit.groupDecision')}
        value={typed.decision}
        error={words.decision}
        options={[
          { value: 'approve', label: t('credit.approve') },
          { value: 'decline', label: t('credit.decline') },
        ]}
      />
      <Field
        name="amount"
        label={t('credit.approvedAmount')}
        inputMode="decimal"
        width="medium"
        before={loan.currency}
        value={typed.amount ?? amountText(loan.amountMinor, loan.currency)}
        error={words.amount}
      />
      {quorum !== null && (
        <fieldset className="field">
          <legend>{t('credit.votesLegend')}</legend>
          <p className="field-hint">{t('credit.quorumHint', { quorum })}</p>
          {(['votesFor', 'votesAgainst', 'abstained'] as const).map((name) => (
            <Field
              key={name}
              name={name}
              label={t(`credit.${name}`)}
              inputMode="numeric"
              width="short"
              value={typed[name] ?? (name === 'votesFor' ? '' : '0')}
              error={words[name]}
            />
          ))}
        </fieldset>
      )}
      <Field
        name="on"
        type="date"
        label={t('credit.decidedOn')}
        max={today}
        value={typed.on ?? today}
        error={words.on}
        width="medium"
      />
      <Field
        name="reason"
        label={t('credit.reason')}
        optional={quorum !== null}
        hint={t('credit.reasonHint')}
        value={typed.reason}
        error={words.reason}
      />
    </LoanForm>
  );
}
