import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/link-button';
import { MeetingHistory } from '~/components/meeting/meeting-history';
import { MeetingRecordView } from '~/components/meeting/meeting-record-view';
import { Page } from '~/components/page';
import { meetingRecord } from '~/domain/credit/meeting-record.queries.server';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { id: groupId, meetingId } = params;
  if (!isId(groupId) || !isId(meetingId)) throw notFound();
  const record = await meetingRecord(context.database.db, actor, { groupId, meetingId });
  if (!record) throw notFound();
  const words = translator(context.locale);
  const title = words.t('meeting.recordTitle', { date: words.date(record.heldOn ?? record.scheduledOn) });
  return json({ page: { title }, record, done: new URL(request.url).searchParams.get('done') });
}

/** A recorded meeting: its cash box, who saved, other cash, loans, and what was corrected since. */
export default function Meeting() {
  const { page, record, done } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const doneKey = `meeting.done.${done}`;
  return (
    <Page
      title={page.title}
      lead={<bdi>{record.groupName}</bdi>}
      back={{ href: `/groups/${record.groupId}`, label: t('common.back') }}
      search={false}
    >
      <div className="stack">
        {done !== null && isMessageKey(doneKey) && <Alert tone="good" title={t(doneKey)} />}
        <MeetingRecordView record={record} />
        {record.status === 'held' && <MeetingHistory record={record} />}
        {record.mayKeep && record.status === 'held' && (
          <LinkButton href={`/groups/${record.groupId}/meetings/${record.id}/correction`} look="plain" block>
            {t('meeting.correct')}
          </LinkButton>
        )}
      </div>
    </Page>
  );
}
