import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { DataTable } from '~/components/data-table';
import { Page } from '~/components/page';
import { waitingErasures } from '~/domain/identity/erasure.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const waiting = await waitingErasures(context.database.db, staff);
  const done = new URL(request.url).searchParams.has('done');
  return json({ page: { title: translator(context.locale).t('people.erasures') }, waiting, done });
}

export default function StaffErasures() {
  const { waiting, done } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  return (
    <Page
      title={t('people.erasures')}
      lead={t('people.erasuresLead')}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
    >
      {done && <Alert tone="good" title={t('people.erasureDone')} />}
      <DataTable
        caption={t('people.erasures')}
        rows={waiting}
        rowKey={({ id }) => id}
        empty={t('people.erasuresNone')}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ id, name }) => <a href={`/staff/erasures/${id}`}>{name}</a>,
          },
          { key: 'code', header: t('staff.code'), cell: ({ code }) => <code>{code}</code> },
          { key: 'at', header: t('people.date'), cell: ({ requestedAt }) => date(new Date(requestedAt)) },
          {
            key: 'by',
            header: t('people.reader'),
            wideOnly: true,
            cell: ({ requestedBy }) => <bdi>{requestedBy}</bdi>,
          },
        ]}
      />
    </Page>
  );
}
