import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkList } from '~/components/link-list';
import { LoanStateBadge } from '~/components/loan-state-badge';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import { addPartner, partnersOf } from '~/domain/credit/keep-partner.server';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { branchesToLendIn } from '~/domain/credit/product.queries.server';
import { referralPage } from '~/domain/credit/referral.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { refusalWords } from '../loans/loan-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'keep_loans')) throw notFound();
  const { db } = context.database;
  const cursor = new URL(request.url).searchParams.get('cursor');
  const [{ rows, next }, partners, branches] = await Promise.all([
    referralPage(db, actor, cursor),
    partnersOf(db, actor),
    branchesToLendIn(db, actor),
  ]);
  await noteReadings(db, actor, readingsOf(rows, 'loans'));
  const { t } = translator(context.locale);
  const countries = [...new Set(branches.map(({ country }) => country))];
  return json({ page: { title: t('credit.outsideCredit') }, rows, next, partners, countries });
}

/** A manager adds a lender. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const typed = await typedText(request);
  const { name = '', contact = '', country = '' } = typed;
  const partner = { id: newId(), name, contact, country: country.slice(0, 2) };
  const added = await transact(context.database.db, (tx) => addPartner(tx, actor, partner));
  if (added.ok) return redirect('/staff/referrals', 303);
  return json({ typed, ...refusalWords(added.error, translator(context.locale), '') }, { status: 422 });
}

export default function Referrals() {
  const { rows, next, partners, countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, list } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  const problems = Object.entries(words).map(([field, message]) => ({ field, message }));
  return (
    <Page
      title={t('credit.outsideCredit')}
      lead={t('credit.outsideLead')}
      search={false}
      back={{ href: '/staff/loans', label: t('credit.loans') }}
    >
      <ErrorSummary errors={problems} />
      {rows.length === 0 ? (
        <EmptyState icon="agreed" title={t('credit.noReferrals')}>
          {t('credit.referHow')}
        </EmptyState>
      ) : (
        <LinkList
          rows={rows.map((row) => ({
            key: row.id,
            href: row.loanId ? `/loans/${row.loanId}` : `/staff/referrals/${row.id}`,
            title: (
              <>
                <bdi>{row.borrower}</bdi> · <Money amountMinor={row.amountMinor} currency={row.currency} />
              </>
            ),
            detail: [row.partner, row.groupName, date(row.onDay), row.consents ? '' : t('credit.consentGone')]
              .filter(Boolean)
              .join(' · '),
            end: <LoanStateBadge state={row.state} />,
          }))}
        />
      )}
      <Pagination next={next && `/staff/referrals?cursor=${next}`} />
      <Card title={t('credit.partners')}>
        <p>{partners.length === 0 ? t('credit.noPartners') : list(partners.map((p) => `${p.name} (${p.country})`))}</p>
        {countries.length > 0 && (
          <Form>
            <Field name="name" label={t('credit.partnerName')} maxLength={200} value={typed.name} error={words.name} />
            <Field
              name="contact"
              label={t('credit.partnerContact')}
              optional
              maxLength={200}
              value={typed.contact}
              error={words.contact}
            />
            <Select
              name="country"
              label={t('credit.country')}
              placeholder={false}
              value={typed.country}
              options={countries.map((country) => ({ value: country, label: country }))}
            />
            <Button icon="add" look="plain">
              {t('credit.addPartner')}
            </Button>
          </Form>
        )}
      </Card>
    </Page>
  );
}
