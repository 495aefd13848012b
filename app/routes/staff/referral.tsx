import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { DefinitionList } from '~/components/definition-list';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { fieldProps } from '~/components/field-props';
import { Form } from '~/components/form';
import { AmountField, DayField, RateField } from '~/components/loan-form-fields';
import { LoanStateBadge } from '~/components/loan-state-badge';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { changeReferral } from '~/domain/credit/change-referral.server';
import { fieldReader } from '~/domain/credit/loan-fields';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { findReferral } from '~/domain/credit/referral.queries.server';
import { REFERRAL_STEPS, referralAfter } from '~/domain/credit/referral.states';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { refused, wrongFields } from '../loans/loan-answer.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

async function find({ params, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const referral = await findReferral(context.database.db, actor, params.id);
  if (!referral) throw notFound();
  return { actor, referral };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, referral } = await find(args);
  await noteReadings(args.context.database.db, actor, readingsOf([referral], 'loans'));
  const { t } = translator(args.context.locale);
  const steps = REFERRAL_STEPS.filter((step) => referralAfter(referral.state, step) !== null);
  return json({ page: { title: t('credit.referral') }, referral, steps });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, referral } = await find(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const step = read.oneOf('step', REFERRAL_STEPS);
  const lends = step === 'lend';
  const loan = {
    disbursedOn: lends ? read.day('on') : null,
    endsOn: lends ? read.day('endsOn') : null,
    principalMinor: lends ? read.amount('amount', referral.currency) : null,
    annualRatePercent: lends ? read.rate('rate') : null,
  };
  if (loan.principalMinor !== null && loan.principalMinor <= 0) read.problems.amount = { code: 'too-small' };
  if (step === null || Object.keys(read.problems).length > 0) {
    return wrongFields(typed, read.problems, words);
  }
  const { disbursedOn, endsOn, principalMinor, annualRatePercent } = loan;
  const whole = disbursedOn && endsOn && principalMinor && annualRatePercent;
  const lent = whole ? { loan: { disbursedOn, endsOn, principalMinor, annualRatePercent } } : {};
  const change = { referralId: referral.id, step, ...lent, reason: read.text('reason') };
  const changed = await transact(database.db, (tx) => changeReferral(tx, actor, change, clock));
  if (changed.ok) {
    const { loanId } = changed.value;
    return redirect(loanId ? `/loans/${loanId}?done=1` : '/staff/referrals', 303);
  }
  return refused(typed, changed.error, words, referral.currency);
}

export default function Referral() {
  const { referral, steps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const of = fieldProps(answer);
  const problem = answer?.problem ?? words.agreed;
  const problems = Object.entries(words).map(([field, message]) => ({ field, message }));
  return (
    <Page
      title={t('credit.referral')}
      lead={<bdi>{referral.borrower}</bdi>}
      width="form"
      search={false}
      back={{ href: '/staff/referrals', label: t('credit.outsideCredit') }}
    >
      {problem && <Alert tone="bad" title={problem} />}
      <ErrorSummary errors={problems.filter(({ field }) => field !== 'agreed')} />
      <DefinitionList
        items={[
          { key: 'group', term: t('credit.group'), value: <bdi>{referral.groupName}</bdi> },
          { key: 'partner', term: t('credit.partner'), value: referral.partner },
          {
            key: 'amount',
            term: t('credit.amount'),
            value: <Money amountMinor={referral.amountMinor} currency={referral.currency} />,
          },
          { key: 'purpose', term: t('credit.purpose'), value: <bdi>{referral.purpose}</bdi> },
          { key: 'state', term: t('credit.state'), value: <LoanStateBadge state={referral.state} /> },
        ]}
      />
      {!referral.consents && <Alert tone="waiting" title={t('credit.consentGone')} />}
      {steps.length > 0 && (
        <Form>
          <RadioGroup
            {...of('step')}
            label={t('credit.whatHappened')}
            options={steps.map((step) => ({ value: step, label: t(`credit.referralStep.${step}`) }))}
          />
          {steps.includes('lend') && (
            <fieldset className="field">
              <legend>{t('credit.ifLent')}</legend>
              <AmountField {...of('amount')} currency={referral.currency} />
              <RateField {...of('rate')} />
              <DayField {...of('on')} label={t('credit.paidOutOn')} />
              <DayField {...of('endsOn')} label={t('credit.endsOn')} />
            </fieldset>
          )}
          <Field {...of('reason')} label={t('credit.note')} optional maxLength={500} />
          <ActionBar>
            <Button icon="check">{t('credit.save')}</Button>
          </ActionBar>
        </Form>
      )}
    </Page>
  );
}
