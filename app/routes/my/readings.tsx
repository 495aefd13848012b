import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '~/components/data-table';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { ownReadings } from '~/domain/reporting/own-readings.queries.server';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireMember(context);
  const asked = new URL(request.url).searchParams.get('before') ?? '';
  const before = /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : null;
  const { rows, next } = await ownReadings(context.database.db, actor, before);
  const page = { title: translator(context.locale).t('people.readings') };
  return json({ page, rows, next: next === null ? null : `/my/readings?before=${next}` });
}

export default function MyReadings() {
  const { rows, next } = useLoaderData<typeof loader>();
  const { t, dateTime } = useI18n();
  const word = (key: string, otherwise: string) => (isMessageKey(key) ? t(key) : otherwise);
  return (
    <Page
      title={t('people.readings')}
      lead={t('people.readingsText')}
      back={{ href: '/my', label: t('people.mine') }}
      search={false}
    >
      <DataTable
        caption={t('people.readings')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        empty={t('people.readingsNone')}
        columns={[
          { key: 'at', header: t('people.date'), rowHeader: true, cell: ({ at }) => dateTime(new Date(at)) },
          {
            key: 'reader',
            header: t('people.reader'),
            cell: ({ reader, roles }) => (
              <>
                <bdi>{reader}</bdi>{' '}
                <span className="muted small">{roles.map((role) => word(`people.role.${role}`, role)).join(', ')}</span>
              </>
            ),
          },
          {
            key: 'what',
            header: t('people.readWhat'),
            cell: ({ what }) => word(`people.read.${what}`, t('people.read.other')),
          },
        ]}
      />
      <Pagination next={next} />
    </Page>
  );
}
