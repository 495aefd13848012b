import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import { SUPPLIER_STATES, suppliers } from '~/domain/eligibility/suppliers/supplier.queries.server';
import { samplesToSpeakFor } from '~/domain/sourcing/suppliers/sample.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { plainLine } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { SupplierBadge } from './supplier-badge';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!hasAct(staff, 'keep_suppliers')) throw notFound();
  const address = new URL(request.url).searchParams;
  const filter = {
    text: plainLine(address.get('q') ?? '').slice(0, 100),
    state: SUPPLIER_STATES.find((known) => known === address.get('state')) ?? null,
    cursor: plainLine(address.get('cursor') ?? '').slice(0, 100) || null,
  };
  const { db } = context.database;
  const { rows, next } = await suppliers(db, staff, filter);
  const samples = await samplesToSpeakFor(
    db,
    rows.map(({ id }) => id),
  );
  return json({
    page: { title: translator(context.locale).t('vetting.suppliers') },
    filter,
    states: [...SUPPLIER_STATES],
    rows: rows.map((row) => ({ ...row, samples: samples.get(row.id) ?? 0 })),
    next,
  });
}

export default function Suppliers() {
  const { rows, next, filter, states } = useLoaderData<typeof loader>();
  const { t, number, date } = useI18n();
  const following = new URLSearchParams({ q: filter.text, state: filter.state ?? '', cursor: next ?? '' });
  return (
    <Page
      title={t('vetting.suppliers')}
      lead={t('vetting.suppliersLead')}
      width="wide"
      search={false}
      back={{ href: '/staff/visits', label: t('vetting.visits') }}
      actions={
        <LinkButton href="/staff/suppliers/new" look="plain" icon="add">
          {t('vetting.addSupplier')}
        </LinkButton>
      }
    >
      <Form method="get" action="/staff/suppliers" className="filter-line">
        <Field name="q" type="search" label={t('vetting.nameOrCode')} value={filter.text} />
        <Select
          name="state"
          label={t('vetting.state')}
          placeholder={t('vetting.everything')}
          value={filter.state}
          options={states.map((state) => ({ value: state, label: t(`vetting.supplierState.${state}`) }))}
        />
        <Button icon="search">{t('common.search')}</Button>
      </Form>
      <DataTable
        caption={t('vetting.suppliers')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('vetting.noSuppliers')}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ id, name }) => (
              <a href={`/staff/suppliers/${id}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          { key: 'state', header: t('vetting.state'), cell: ({ state }) => <SupplierBadge state={state} /> },
          {
            key: 'vetted',
            header: t('vetting.vettedOn'),
            wideOnly: true,
            cell: ({ vettedOn }) => vettedOn && date(vettedOn),
          },
          {
            key: 'place',
            header: t('vetting.district'),
            wideOnly: true,
            cell: ({ district, country }) => `${district} (${country})`,
          },
          {
            key: 'offers',
            header: t('staff.liveOffers'),
            numeric: true,
            cell: ({ liveOffers }) => number(liveOffers),
          },
          {
            key: 'samples',
            header: t('sourcing.samplesAskedOf'),
            numeric: true,
            cell: ({ samples }) => samples > 0 && number(samples),
          },
          { key: 'code', header: t('staff.code'), wideOnly: true, cell: ({ code }) => <code>{code}</code> },
        ]}
      />
      <Pagination next={next && `/staff/suppliers?${following.toString()}`} />
    </Page>
  );
}
