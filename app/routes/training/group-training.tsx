import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { NextSessions } from '~/components/next-sessions';
import { Page } from '~/components/page';
import { TrainingMatrix } from '~/components/training-matrix';
import { groupTraining } from '~/domain/programme/training/progress.queries.server';
import { sessionsOfGroup } from '~/domain/programme/training/sessions.queries.server';
import { today } from '~/platform/clock';
import { translator, useI18n, type MessageKey } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const PROBLEMS: Readonly<Record<string, MessageKey>> = {
  'not-complete': 'training.refused.notComplete',
  'no-curriculum': 'training.refused.noCurriculum',
  'withdrawn-before': 'training.refused.withdrawnBefore',
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const training = await groupTraining(context.database.db, actor, params.id, context.clock);
  if (!training) throw notFound();
  const sessions = await sessionsOfGroup(context.database.db, params.id, today(context.clock));
  const { t } = translator(context.locale);
  const problem = PROBLEMS[new URL(request.url).searchParams.get('problem') ?? ''];
  return json({
    page: { title: `${t('training.training')} · ${training.group.name}` },
    ...training,
    sessions,
    problem: problem ? t(problem) : null,
  });
}

export default function GroupTraining() {
  const { group, modules, members, sessions, keepsTraining, problem } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('training.training')}
      lead={
        <>
          <bdi>{group.name}</bdi> · {group.branch} · {group.code}
        </>
      }
      width="wide"
      search={false}
      actions={
        keepsTraining && (
          <LinkButton href={`/staff/sessions/new?group=${group.id}`} look="plain" icon="add">
            {t('training.planSession')}
          </LinkButton>
        )
      }
    >
      {problem && <Alert tone="bad" title={problem} />}
      {sessions.length > 0 && <NextSessions sessions={sessions} />}
      {modules.length === 0 ? (
        <EmptyState icon="training" title={t('training.noModules')} />
      ) : (
        <TrainingMatrix
          groupId={group.id}
          caption={t('training.matrix', { group: group.name })}
          modules={modules}
          members={members}
          keeps={keepsTraining}
        />
      )}
    </Page>
  );
}
