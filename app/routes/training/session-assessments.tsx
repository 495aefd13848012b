import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkList } from '~/components/link-list';
import { ModuleStateBadge } from '~/components/module-state';
import { SessionPage } from '~/components/session-page';
import { expectedAt } from '~/domain/programme/training/session-people.queries.server';
import { sessionView } from '~/domain/programme/training/sessions.queries.server';
import { translator, useI18n } from '~/platform/i18n';
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
  const [session, people] = await Promise.all([sessionView(db, actor, params.id), expectedAt(db, actor, params.id)]);
  if (!session) throw notFound();
  const came = people.filter(({ minutes }) => minutes !== null && minutes > 0);
  return json({ page: { title: translator(context.locale).t('training.assessments') }, session, came });
}

export default function SessionAssessments() {
  const { session, came } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <SessionPage title={t('training.assessments')} session={session}>
      {came.length === 0 ? (
        <EmptyState icon="checklist" title={t('training.nobodyCame')} />
      ) : (
        <LinkList
          rows={came.map(({ memberId, name, code, groupName, minutes, otherMinutes, passedOn }) => ({
            key: memberId,
            href: `/staff/members/${memberId}/assessments/${session.moduleId}?session=${session.id}`,
            title: <bdi>{name}</bdi>,
            detail: `${groupName} · ${code}`,
            end: (
              <ModuleStateBadge
                minutes={session.moduleMinutes}
                attendedMinutes={(minutes ?? 0) + otherMinutes}
                passedOn={passedOn}
              />
            ),
          }))}
        />
      )}
    </SessionPage>
  );
}
