import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { DataTable } from '~/components/data-table';
import { LinkButton } from '~/components/link-button';
import { ModuleStateBadge } from '~/components/module-state';
import { Page } from '~/components/page';
import { SessionBadge } from '~/components/session-badge';
import { SessionFacts } from '~/components/session-facts';
import { Steps } from '~/components/steps';
import { TopicWord } from '~/components/topic';
import { correctedMarks, expectedAt } from '~/domain/programme/training/session-people.queries.server';
import { sessionView } from '~/domain/programme/training/sessions.queries.server';
import { today } from '~/platform/clock';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  const { db } = context.database;
  if (!isId(params.id)) throw notFound();
  const session = await sessionView(db, actor, params.id);
  if (!session) throw notFound();
  const [people, corrected] = await Promise.all([
    expectedAt(db, actor, params.id),
    correctedMarks(db, actor, params.id),
  ]);
  const due = session.sessionOn <= today(context.clock, session.timezone);
  return json({ page: { title: session.module }, session, people, corrected, due });
}

export default function Session() {
  const { session, people, corrected, due } = useLoaderData<typeof loader>();
  const { t, date, dateTime, number, list } = useI18n();
  const here = `/staff/sessions/${session.id}`;
  const { state } = session;
  return (
    <Page
      title={session.module}
      lead={<SessionFacts {...session} />}
      search={false}
      back={{ href: '/staff/sessions', label: t('training.sessions') }}
    >
      <div className="row">
        <SessionBadge state={state} />
        <TopicWord topic={session.topic} />
        {session.makeUp && <span>{t('training.makeUp')}</span>}
        {session.groups.length > 0 && <span>{list(session.groups)}</span>}
      </div>
      {session.cancelReason && <Alert tone="neutral" title={session.cancelReason} />}
      {state !== 'cancelled' && (
        <div className="row">
          {due && (
            <LinkButton href={`${here}/attendance`} icon="group" look={state === 'planned' ? 'main' : 'plain'}>
              {t(state === 'planned' ? 'training.noteAttendance' : 'training.correctAttendance')}
            </LinkButton>
          )}
          {state === 'held' && (
            <LinkButton href={`${here}/assessments`} icon="checklist">
              {t('training.assess')}
            </LinkButton>
          )}
          {state === 'planned' && (
            <LinkButton href={`${here}/moving`} look="plain" icon="calendar">
              {t('training.moveSession')}
            </LinkButton>
          )}
          {state === 'planned' && (
            <LinkButton href={`${here}/cancellation`} look="quiet" icon="close">
              {t('training.cancelSession')}
            </LinkButton>
          )}
        </div>
      )}
      <DataTable
        caption={t('training.expected', { count: people.length })}
        captionShown
        rows={people}
        rowKey={({ memberId }) => memberId}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ memberId, name }) => (
              <a href={`/staff/members/${memberId}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          {
            key: 'came',
            header: t('training.came'),
            cell: ({ minutes }) =>
              minutes === null
                ? t('training.notNoted')
                : minutes === 0
                  ? t('training.absent')
                  : t('training.minutes', { minutes: number(minutes) }),
          },
          {
            key: 'state',
            header: t('training.moduleSoFar'),
            cell: ({ minutes, otherMinutes, passedOn }) => (
              <ModuleStateBadge
                minutes={session.moduleMinutes}
                attendedMinutes={(minutes ?? 0) + otherMinutes}
                passedOn={passedOn}
              />
            ),
          },
          { key: 'group', header: t('staff.group'), wideOnly: true, cell: ({ groupName }) => groupName },
        ]}
      />
      {corrected.length > 0 && (
        <DataTable
          caption={t('training.corrected')}
          captionShown
          rows={corrected}
          rowKey={({ memberId, at, minutes }) => `${memberId} ${at} ${minutes}`}
          columns={[
            { key: 'name', header: t('staff.name'), rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'was', header: t('training.was'), numeric: true, cell: ({ minutes }) => number(minutes) },
            { key: 'why', header: t('training.reason'), cell: ({ reason }) => reason },
            {
              key: 'by',
              header: t('training.by'),
              cell: ({ by, at }) => [by, at && date(at)].filter(Boolean).join(' · '),
            },
          ]}
        />
      )}
      <h2>{t('training.history')}</h2>
      <Steps
        label={t('training.history')}
        steps={session.history.map(({ what, by, reason, at, movedFrom }) => ({
          key: `${what} ${at}`,
          label: t(`training.event.${what}`),
          state: what === 'cancelled' ? ('ended' as const) : ('done' as const),
          who: by,
          when: dateTime(new Date(at), session.timezone),
          note: movedFrom ? (
            <>
              {reason} · {t('training.wasBefore')} <SessionFacts {...movedFrom} />
            </>
          ) : (
            reason
          ),
        }))}
      />
    </Page>
  );
}
