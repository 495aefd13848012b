import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dutiesFor, hasAct } from '~/domain/identity/staff-acts';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Icon } from '~/components/icon';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { RegisterTable } from '~/components/register-table';
import { Select } from '~/components/select';
import { REGISTERS } from '~/domain/programme/register-kinds';
import { branchSummaries } from '~/domain/programme/branch-summaries.queries.server';
import { searchRegister } from '~/domain/programme/staff-search.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { plainLine } from '~/platform/plain-text';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

import { placesOf } from './staff-places';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!hasAct(staff, 'read_register')) throw redirect('/staff/totals');
  const address = new URL(request.url).searchParams;
  const register = REGISTERS.find((known) => known === address.get('show')) ?? 'groups';
  const text = plainLine(address.get('q') ?? '').slice(0, 100);
  const branch = address.get('branch') ?? undefined;
  const cursor = plainLine(address.get('cursor') ?? '') || null;
  const search = { register, text, branchId: isId(branch) ? branch : null, cursor };
  const { db } = context.database;
  const [branches, found] = await Promise.all([branchSummaries(db, staff), searchRegister(db, staff, search)]);
  const { t } = translator(context.locale);
  return json({
    page: { title: t('staff.title') },
    branches,
    search,
    found,
    places: placesOf(staff),
    wholeBooks: dutiesFor(staff, 'read_books').flatMap(({ role, branchId }) => (role === 'trainer' ? [] : [branchId])),
  });
}

export default function StaffDesk() {
  const { branches, search, found, places, wholeBooks } = useLoaderData<typeof loader>();
  const { t, number, dateTime } = useI18n();
  const next = new URLSearchParams({ show: search.register, q: search.text, branch: search.branchId ?? '' });
  if (found.next) next.set('cursor', found.next);
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} width="wide" search={false}>
      <nav className="place-grid" aria-label={t('staff.places')}>
        {places.map(({ href, icon, word }) => (
          <a key={href} href={href}>
            <Icon name={icon} />
            <span>{t(word)}</span>
          </a>
        ))}
      </nav>
      <Form method="get" action="/staff" className="filter-line">
        <Field name="q" type="search" label={t('staff.search')} value={search.text} />
        <Select
          name="show"
          label={t('staff.show')}
          placeholder={false}
          value={search.register}
          options={REGISTERS.map((register) => ({ value: register, label: t(`staff.${register}`) }))}
        />
        <Select
          name="branch"
          label={t('staff.branch')}
          placeholder={t('staff.allBranches')}
          value={search.branchId}
          options={branches.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` }))}
        />
        <Button icon="search">{t('common.search')}</Button>
      </Form>
      <RegisterTable register={search.register} rows={found.rows} />
      <Pagination next={found.next && `/staff?${next.toString()}`} />
      <h2>{t('staff.branches')}</h2>
      {branches[0]?.countedAt && <p>{t('staff.countedAt', { time: dateTime(branches[0].countedAt) })}</p>}
      <DataTable
        caption={t('staff.branches')}
        rows={branches}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t('staff.branch'),
            rowHeader: true,
            cell: ({ id, name, country }) => (
              <a href={`/staff?branch=${id}`}>
                {name} ({country})
              </a>
            ),
          },
          ...(['groups', 'members', 'enterprises', 'eligible', 'liveOffers'] as const).map((key) => ({
            key,
            header: t(`staff.${key}`),
            numeric: true,
            cell: (row: (typeof branches)[number]) => number(row[key]),
          })),
          {
            key: 'books',
            header: t('ledger.books'),
            wideOnly: true,
            cell: ({ id }) =>
              (wholeBooks.includes(null) || wholeBooks.includes(id)) && (
                <a href={`/staff/branches/${id}/trial-balance`}>{t('ledger.trialBalance')}</a>
              ),
          },
        ]}
      />
    </Page>
  );
}
