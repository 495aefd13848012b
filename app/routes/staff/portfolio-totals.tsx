import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Form } from '~/components/form';
import { LoanTotalsTable } from '~/components/loan-totals-table';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { MONTHS_KEPT } from '~/domain/credit/keep-portfolio.server';
import { programmeTotals } from '~/domain/credit/programme-totals.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import { monthEndsUntil } from '~/platform/month-ends';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Ends of months alone can be asked for: between two days one loan could be told. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!hasAct(staff, 'read_totals')) throw notFound();
  const ends = monthEndsUntil(today(context.clock), MONTHS_KEPT).slice(0, -1).reverse();
  const wished = new URL(request.url).searchParams.get('on');
  const on = ends.find((end) => end === wished) ?? ends[0] ?? '';
  const totals = await programmeTotals(context.database.db, staff, { asOf: on });
  const { t } = translator(context.locale);
  return json({ page: { title: t('ledger.portfolio.title') }, ends, on, totals });
}

export default function PortfolioTotals() {
  const { ends, on, totals } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  return (
    <Page
      title={t('ledger.portfolio.title')}
      lead={t('ledger.portfolio.totalsLead', { date: date(on, 'long') })}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
    >
      <Form method="get" action="/staff/portfolio/totals" className="filter-line no-print">
        <Select
          name="on"
          label={t('ledger.portfolio.month')}
          placeholder={false}
          value={on}
          options={ends.map((end) => ({ value: end, label: date(end) }))}
        />
        <Button icon="show">{t('ledger.showDay')}</Button>
      </Form>
      {totals.length === 0 ? (
        <EmptyState icon="record" title={t('ledger.portfolio.none')} />
      ) : (
        <>
          <LoanTotalsTable totals={totals} />
          <p className="muted">{t('ledger.portfolio.tooFewNote')}</p>
          <p className="muted">{t('ledger.portfolio.words')}</p>
        </>
      )}
    </Page>
  );
}
