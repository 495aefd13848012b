import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { SessionBadge } from '~/components/session-badge';
import { SessionFacts } from '~/components/session-facts';
import { TopicIcon } from '~/components/topic';
import { TrainingTasks } from '~/components/training-tasks';
import { trainingTasks } from '~/domain/programme/training/missing-minutes.queries.server';
import { sessionPage } from '~/domain/programme/training/sessions.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  const { db } = context.database;
  const cursor = new URL(request.url).searchParams.get('cursor');
  const [sessions, tasks] = await Promise.all([
    sessionPage(db, actor, cursor),
    cursor === null ? trainingTasks(db, actor, context.clock) : Promise.resolve([]),
  ]);
  return json({ page: { title: translator(context.locale).t('training.sessions') }, sessions, tasks });
}

export default function Sessions() {
  const { sessions, tasks } = useLoaderData<typeof loader>();
  const { t, list, number } = useI18n();
  const plan = (
    <LinkButton href="/staff/sessions/new" icon="add">
      {t('training.planSession')}
    </LinkButton>
  );
  return (
    <Page
      title={t('training.sessions')}
      search={false}
      back={{ href: '/staff', label: t('staff.title') }}
      actions={sessions.rows.length > 0 && plan}
    >
      <TrainingTasks tasks={tasks} />
      {sessions.rows.length === 0 ? (
        <EmptyState icon="training" title={t('training.sessionsNone')} action={plan} />
      ) : (
        <LinkList
          rows={sessions.rows.map((session) => ({
            key: session.id,
            href: `/staff/sessions/${session.id}`,
            picture: <TopicIcon topic={session.topic} />,
            title: session.makeUp ? `${session.module} (${t('training.makeUp')})` : session.module,
            detail: (
              <>
                <SessionFacts {...session} />
                <br />
                {session.groups.length > 0
                  ? list(session.groups)
                  : t('training.people', { count: session.guests, number: number(session.guests) })}
              </>
            ),
            end: <SessionBadge state={session.state} />,
          }))}
        />
      )}
      <Pagination next={sessions.next && `/staff/sessions?cursor=${sessions.next}`} />
    </Page>
  );
}
