import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '~/components/data-table';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { ownMeetings } from '~/domain/reporting/own-records.queries.server';
import { isDay } from '~/platform/day';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireMember(context);
  const asked = new URL(request.url).searchParams.get('before');
  const { rows, next } = await ownMeetings(context.database.db, actor, readPlace(asked));
  const page = { title: translator(context.locale).t('people.myMeetings') };
  return json({ page, rows, next: next && `/my/meetings?before=${next.heldOn}.${next.meetingId}` });
}

/** Where the page before ended; anything else counts as the beginning. */
function readPlace(text: string | null): { heldOn: string; meetingId: string } | null {
  const [heldOn = '', meetingId] = (text ?? '').split('.');
  return isDay(heldOn) && isId(meetingId) ? { heldOn, meetingId } : null;
}

export default function MyMeetings() {
  const { rows, next } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  return (
    <Page
      title={t('people.myMeetings')}
      lead={t('people.myMeetingsText')}
      back={{ href: '/my', label: t('people.mine') }}
      search={false}
    >
      <DataTable
        caption={t('people.myMeetings')}
        rows={rows}
        rowKey={({ meetingId }) => meetingId}
        empty={t('people.meetingsNone')}
        columns={[
          { key: 'date', header: t('people.date'), rowHeader: true, cell: ({ heldOn }) => date(heldOn) },
          { key: 'mark', header: t('people.mark'), cell: ({ mark }) => t(`people.mark.${mark ?? 'none'}`) },
          {
            key: 'saved',
            header: t('people.savedThen'),
            numeric: true,
            cell: ({ savedMinor, currency, corrected }) => (
              <>
                <Money amountMinor={savedMinor} currency={currency} />
                {corrected && <span className="muted small"> {t('people.corrected')}</span>}
              </>
            ),
          },
          { key: 'group', header: t('people.group'), wideOnly: true, cell: ({ group }) => <bdi>{group}</bdi> },
        ]}
      />
      <Pagination next={next} />
    </Page>
  );
}
