import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Bar } from '~/components/bar';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { LinkList } from '~/components/link-list';
import { NextSessions } from '~/components/next-sessions';
import { OwnTraining } from '~/components/own-training';
import { Page } from '~/components/page';
import { ReadAloud } from '~/components/read-aloud';
import { StatusBadge } from '~/components/status-badge';
import { certificatesOfMember } from '~/domain/programme/training/certificates.queries.server';
import { moduleState } from '~/domain/programme/training/needed-minutes';
import { modulesOfMember } from '~/domain/programme/training/progress.queries.server';
import { sessionsOfMember } from '~/domain/programme/training/sessions.queries.server';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { memberId } = requireActor(context);
  const page = { title: translator(context.locale).t('training.mine') };
  if (memberId === null) return json({ page, training: null });
  const { db } = context.database;
  const [modules, sessions, certificates] = await Promise.all([
    modulesOfMember(db, memberId, context.clock),
    sessionsOfMember(db, memberId, today(context.clock)),
    certificatesOfMember(db, memberId),
  ]);
  const mandatory = modules.filter((module) => module.mandatory);
  const done = mandatory.filter((module) => moduleState(module) === 'done').length;
  return json({ page, training: { modules, sessions, certificates, done, asked: mandatory.length } });
}

export default function MyTraining() {
  const { training } = useLoaderData<typeof loader>();
  const { t, date, number } = useI18n();
  if (!training) {
    return (
      <Page title={t('training.mine')} search={false}>
        <EmptyState
          icon="training"
          title={t('training.notLinked')}
          action={<LinkButton href="/account/link">{t('training.link')}</LinkButton>}
        />
      </Page>
    );
  }
  const { modules, sessions, certificates, done, asked } = training;
  const figures = { done: number(done), asked: number(asked) };
  return (
    <Page title={t('training.mine')} search={false} actions={<ReadAloud of="my-training" />}>
      <div id="my-training" className="stack">
        <Card>
          <p className="module-title">
            {t(done === asked && asked > 0 ? 'training.allDone' : 'training.doneOf', figures)}
          </p>
          <Bar
            label={t('training.mine')}
            value={done}
            max={asked}
            valueText={t('training.modulesOf', figures)}
            tone={done === asked ? 'good' : 'neutral'}
          />
        </Card>
        {certificates.length > 0 && (
          <Card title={t('training.certificates')}>
            <LinkList
              rows={certificates.map(({ id, number: called, issuedOn, withdrawnOn }) => ({
                key: id,
                href: `/certificates/${id}/print`,
                title: t('training.certificateNumber', { number: called }),
                detail: date(issuedOn),
                end: withdrawnOn ? (
                  <StatusBadge tone="bad">{t('training.withdrawn')}</StatusBadge>
                ) : (
                  <StatusBadge tone="good" icon="certificate">
                    {t('training.valid')}
                  </StatusBadge>
                ),
              }))}
            />
          </Card>
        )}
        <NextSessions sessions={sessions} />
        {([1, 2] as const).map((step) => (
          <OwnTraining key={step} step={step} modules={modules.filter((module) => module.step === step)} />
        ))}
      </div>
    </Page>
  );
}
