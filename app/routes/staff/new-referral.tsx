import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { fieldProps } from '~/components/field-props';
import { Form } from '~/components/form';
import { AmountField, PurposeField } from '~/components/loan-form-fields';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { partnersOf } from '~/domain/credit/keep-partner.server';
import { fieldReader } from '~/domain/credit/loan-fields';
import { outsideCreditConsent } from '~/domain/credit/outside-credit-consent.server';
import { memberToRefer } from '~/domain/credit/referral.queries.server';
import { referMember } from '~/domain/credit/refer-member.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { refused, wrongFields } from '../loans/loan-answer.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

async function find({ params, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const member = await memberToRefer(context.database.db, actor, params.id);
  if (!member) throw notFound();
  return { actor, member };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, member } = await find(args);
  const { db } = args.context.database;
  const [consent, partners] = await Promise.all([outsideCreditConsent(db, member.id), partnersOf(db, actor)]);
  const { t } = translator(args.context.locale);
  return json({
    page: { title: t('credit.refer') },
    member,
    consent: consent ?? null,
    partners: partners.filter(({ country }) => country === member.country),
    referralId: newId(),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, member } = await find(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const read = fieldReader(typed);
  const amountMinor = read.amount('amount', member.currency);
  if (!isId(typed.partner)) read.problems.partner = { code: 'missing' };
  if (amountMinor === null || !isId(typed.partner)) return wrongFields(typed, read.problems, words);
  const referral = {
    ...{
      referralId: isId(typed.referralId) ? typed.referralId : newId(),
      memberId: member.id,
      partnerId: typed.partner,
    },
    ...{ amountMinor, purpose: read.text('purpose'), agreedNow: typed.agreed === 'yes' },
  };
  const referred = await transact(database.db, (tx) => referMember(tx, actor, referral, clock));
  if (referred.ok) return redirect('/staff/referrals', 303);
  return refused(typed, referred.error, words, member.currency);
}

export default function NewReferral() {
  const { member, consent, partners, referralId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  const of = fieldProps(answer);
  const problems = Object.entries(words).map(([field, message]) => ({ field, message }));
  return (
    <Page
      title={t('credit.refer')}
      lead={<bdi>{`${member.name}, ${member.groupName}`}</bdi>}
      width="form"
      search={false}
      back={{ href: `/staff/members/${member.id}`, label: t('staff.members') }}
    >
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      <ErrorSummary errors={problems} />
      {partners.length === 0 ? (
        <EmptyState icon="agreed" title={t('credit.noPartners')} />
      ) : (
        <Form>
          <input type="hidden" name="referralId" value={typed.referralId ?? referralId} />
          <Select
            {...of('partner')}
            label={t('credit.partner')}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <AmountField {...of('amount')} currency={member.currency} />
          <PurposeField {...of('purpose')} />
          {consent ? (
            <Alert tone="good" title={t('credit.consentStands', { date: date(consent.givenAt) })} />
          ) : (
            <>
              <p>{t('credit.consentText')}</p>
              <Checkbox
                name="agreed"
                label={t('credit.consentSeen')}
                checked={typed.agreed === 'yes'}
                error={words.agreed}
              />
            </>
          )}
          <ActionBar>
            <Button icon="agreed">{t('credit.referNow')}</Button>
          </ActionBar>
        </Form>
      )}
    </Page>
  );
}
