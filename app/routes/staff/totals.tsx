import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '~/components/data-table';
import { Money } from '~/components/money';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { hasAct } from '~/domain/identity/staff-acts';
import { programmeTotals, type BranchTotals } from '~/domain/reporting/totals.queries.server';
import { LOCALES, translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!hasAct(staff, 'read_totals')) throw notFound();
  const countries = await programmeTotals(context.database.db, staff);
  return json({ page: { title: translator(context.locale).t('people.totals') }, countries });
}

export default function StaffTotals() {
  const { countries } = useLoaderData<typeof loader>();
  const { t, number, locale } = useI18n();
  const names = new Intl.DisplayNames(LOCALES[locale].format, { type: 'region' });
  const hidden = (
    <span className="muted" title={t('people.totalsHidden')}>
      <span aria-hidden="true">·</span>
      <span className="visually-hidden">{t('people.totalsHidden')}</span>
    </span>
  );
  const people = (key: 'members' | 'enterprises' | 'eligible') => ({
    key,
    header: t(`staff.${key}`),
    numeric: true,
    cell: (row: BranchTotals) => (row[key] === null ? hidden : number(row[key])),
  });
  const money = (key: 'savedMinor' | 'lentMinor') => ({
    key,
    header: t(key === 'savedMinor' ? 'people.totalsSaved' : 'people.totalsLent'),
    numeric: true,
    cell: (row: BranchTotals) =>
      row[key] === null ? hidden : <Money amountMinor={row[key]} currency={row.currency} />,
  });
  return (
    <Page
      title={t('people.totals')}
      lead={t('people.totalsLead')}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
      actions={
        <LinkButton href="/staff/portfolio/totals" look="plain" icon="scale">
          {t('ledger.portfolio.title')}
        </LinkButton>
      }
    >
      <p className="muted">{t('people.totalsSmall')}</p>
      {countries.map(({ country, currency, branches, sum }) => (
        <DataTable
          key={`${country} ${currency}`}
          caption={`${names.of(country) ?? country} · ${currency}`}
          captionShown
          rows={[...branches, { ...sum, name: t('people.totalsAll', { country: names.of(country) ?? country }) }]}
          rowKey={({ id }) => id || 'all'}
          columns={[
            { key: 'name', header: t('staff.branch'), rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'groups', header: t('staff.groups'), numeric: true, cell: ({ groups }) => number(groups) },
            people('members'),
            people('enterprises'),
            people('eligible'),
            money('savedMinor'),
            money('lentMinor'),
          ]}
        />
      ))}
    </Page>
  );
}
