import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { LoanList } from '~/components/loan-list';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import { loanPage, overdueLoans, waitingLoans } from '~/domain/credit/loan-list.queries.server';
import { LOAN_STATES } from '~/domain/credit/loan.states';
import { LOAN_SOURCES } from '~/domain/credit/loan-source';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  const { staff } = actor;
  if (!hasAct(staff, 'read_loans')) throw notFound();
  const { db } = context.database;
  const address = new URL(request.url).searchParams;
  const filter = {
    state: LOAN_STATES.find((state) => state === address.get('state')) ?? null,
    source: LOAN_SOURCES.find((source) => source === address.get('source')) ?? null,
    cursor: address.get('cursor'),
  };
  const [waiting, overdue, page] = await Promise.all([
    waitingLoans(db, staff, address.get('waiting')),
    overdueLoans(db, staff, today(context.clock), address.get('late')),
    loanPage(db, staff, filter),
  ]);
  await noteReadings(db, actor, readingsOf([...waiting.rows, ...overdue.rows, ...page.rows], 'loans'));
  const { t } = translator(context.locale);
  return json({
    page: { title: t('credit.loans') },
    waiting,
    overdue,
    loans: page.rows,
    next: page.next,
    sources: LOAN_SOURCES,
    filter,
    maySetTerms: hasAct(staff, 'approve'),
  });
}

export default function StaffLoans() {
  const { waiting, overdue, loans, next, filter, sources, maySetTerms } = useLoaderData<typeof loader>();
  const { t, money } = useI18n();
  const following = new URLSearchParams({ state: filter.state ?? '', source: filter.source ?? '' });
  if (next) following.set('cursor', next);
  const late = overdue.rows.map((loan) => ({
    ...loan,
    note: t('credit.lateBy', { amount: money(loan.overdueMinor, loan.currency), days: loan.daysPastDue }),
  }));
  return (
    <Page
      title={t('credit.loans')}
      lead={t('credit.loansLead')}
      width="wide"
      search={false}
      back={{ href: '/staff', label: t('staff.title') }}
      actions={
        <>
          <LinkButton href="/staff/referrals" look="plain" icon="agreed">
            {t('credit.outsideCredit')}
          </LinkButton>
          {maySetTerms && (
            <LinkButton href="/staff/loans/products" look="plain" icon="edit">
              {t('credit.products')}
            </LinkButton>
          )}
        </>
      }
    >
      <h2 id="waiting">{t('credit.waiting', { count: waiting.count })}</h2>
      {waiting.count === 0 && <p className="muted">{t('credit.nothingWaits')}</p>}
      {waiting.count > 0 && <LoanList loans={waiting.rows} named />}
      <Pagination
        label={t('credit.waiting', { count: waiting.count })}
        next={waiting.next && `/staff/loans?waiting=${waiting.next}#waiting`}
      />
      <h2 id="late">{t('credit.overdueLoans', { count: overdue.count })}</h2>
      {overdue.count === 0 && <p className="muted">{t('credit.nothingOverdue')}</p>}
      {overdue.count > 0 && <LoanList loans={late} named />}
      <Pagination
        label={t('credit.overdueLoans', { count: overdue.count })}
        next={overdue.next && `/staff/loans?late=${overdue.next}#late`}
      />
      <h2>{t('credit.allLoans')}</h2>
      <Form method="get" action="/staff/loans" className="filter-line">
        <Select
          name="state"
          label={t('credit.state')}
          placeholder={t('credit.everyState')}
          value={filter.state}
          options={LOAN_STATES.map((state) => ({ value: state, label: t(`credit.state.${state}`) }))}
        />
        <Select
          name="source"
          label={t('credit.from')}
          placeholder={t('credit.everySource')}
          value={filter.source}
          options={sources.map((source) => ({ value: source, label: t(`credit.source.${source}`) }))}
        />
        <Button icon="filter">{t('credit.filter')}</Button>
      </Form>
      {loans.length === 0 ? <EmptyState icon="loan" title={t('credit.noLoans')} /> : <LoanList loans={loans} named />}
      <Pagination next={next && `/staff/loans?${following.toString()}`} />
    </Page>
  );
}
