import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { ParTrend } from '~/components/par-trend';
import { PortfolioTable } from '~/components/portfolio-table';
import { Select } from '~/components/select';
import { LOAN_SOURCES } from '~/domain/credit/loan-source';
import { MONTHS_KEPT } from '~/domain/credit/keep-portfolio.server';
import { keptPar30OverTime } from '~/domain/credit/kept-portfolio.queries.server';
import { par30OverTime } from '~/domain/credit/par-over-time.queries.server';
import { portfolio } from '~/domain/credit/portfolio.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { askedPortfolio } from './asked-portfolio.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

const ROWS = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!hasAct(staff, 'read_loans') && hasAct(staff, 'read_totals')) return redirect('/staff/portfolio/totals');
  const { branches, branch, source, asked, latest, cursor } = await askedPortfolio(context, staff, request);
  const { db } = context.database;
  const span = { until: asked.day, months: MONTHS_KEPT };
  const found = await portfolio(db, staff, {
    branchId: branch?.id ?? null,
    source,
    asOf: asked.day,
    cursor,
    limit: ROWS,
  });
  const ofOne = branches.length === 1 ? branches[0] : branch;
  const trend = ofOne
    ? await par30OverTime(db, staff, { branchId: ofOne.id, source, ...span })
    : await keptPar30OverTime(db, { staff, source }, span);
  const { t } = translator(context.locale);
  return json({
    page: { title: t('ledger.portfolio.title') },
    branches,
    branch,
    source,
    asked,
    latest,
    ...found,
    trend,
  });
}

export default function PortfolioPage() {
  const shown = useLoaderData<typeof loader>();
  const { branch, source, asked, totals, bySource, trend, rows, next } = shown;
  const { t, date } = useI18n();
  const address = new URLSearchParams({ on: asked.day, branch: branch?.id ?? '', source: source ?? '' });
  const nextAddress = new URLSearchParams(address);
  if (next) nextAddress.set('cursor', next);
  return (
    <Page
      title={t('ledger.portfolio.title')}
      lead={t('ledger.portfolio.lead', { date: date(asked.day, 'long') })}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
      actions={
        <LinkButton href={`/staff/portfolio.csv?${address}`} look="plain" icon="download">
          {t('ledger.download')}
        </LinkButton>
      }
    >
      <Filters />
      {totals.length === 0 ? (
        <EmptyState icon="record" title={t('ledger.portfolio.none')} />
      ) : (
        <>
          <PortfolioTable
            caption={t('ledger.portfolio.totals')}
            first={t('ledger.portfolio.country')}
            name={({ country, currency }) => `${country} (${currency})`}
            rowKey={({ country, currency }) => `${country} ${currency}`}
            rows={totals}
          />
          {trend.length === 0 && <p className="muted no-print">{t('ledger.portfolio.chooseBranch')}</p>}
          {trend.map((one) => (
            <ParTrend key={one.currency} {...one} />
          ))}
          {source === null && (
            <PortfolioTable
              caption={t('ledger.portfolio.bySource')}
              first={t('ledger.portfolio.source')}
              name={(row) => `${t(`ledger.portfolio.source.${row.source}`)} · ${row.country} (${row.currency})`}
              rowKey={(row) => `${row.country} ${row.currency} ${row.source}`}
              rows={bySource}
            />
          )}
          <PortfolioTable
            caption={t(branch ? 'ledger.portfolio.byGroup' : 'ledger.portfolio.byBranch')}
            first={t(branch ? 'ledger.group' : 'ledger.branch')}
            name={({ id, name }) => (
              <a href={branch ? `/groups/${id}` : `/staff/portfolio?${withBranch(address, id)}`}>
                <bdi>{name}</bdi>
              </a>
            )}
            rowKey={({ id }) => id}
            rows={rows}
          />
          <Pagination next={next && `/staff/portfolio?${nextAddress}`} />
          <p className="muted">{t('ledger.portfolio.words')}</p>
        </>
      )}
    </Page>
  );
}

function withBranch(address: URLSearchParams, branchId: string): string {
  const other = new URLSearchParams(address);
  other.set('branch', branchId);
  return other.toString();
}

function Filters() {
  const { branches, branch, source, asked, latest } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  return (
    <Form method="get" action="/staff/portfolio" className="filter-line no-print">
      <Select
        name="branch"
        label={t('ledger.branch')}
        placeholder={t('staff.allBranches')}
        value={branch?.id}
        options={branches.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` }))}
      />
      <Select
        name="source"
        label={t('ledger.portfolio.source')}
        placeholder={t('ledger.portfolio.allSources')}
        value={source}
        options={LOAN_SOURCES.map((one) => ({ value: one, label: t(`ledger.portfolio.source.${one}`) }))}
      />
      <Field
        name="on"
        type="date"
        label={t('ledger.day')}
        value={asked.typed}
        max={latest}
        error={asked.problem && t(`ledger.day.${asked.problem}`, { date: date(latest) })}
      />
      <Button icon="show">{t('ledger.showDay')}</Button>
    </Form>
  );
}
