import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { CurriculumBadge } from '~/components/curriculum-badge';
import { CurriculumModules } from '~/components/curriculum-modules';
import { CurriculumSteps } from '~/components/curriculum-steps';
import { DefinitionList } from '~/components/definition-list';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { TopicCover } from '~/components/topic-cover';
import { hasAct } from '~/domain/identity/staff-acts';
import { curriculumEffect, curriculumView } from '~/domain/programme/training/curricula.queries.server';
import { translator, useI18n, type MessageKey } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

/** Why something that was sent from this page was not done; the address says which. */
const PROBLEMS: Readonly<Record<string, MessageKey>> = {
  'not-a-draft': 'training.refused.notADraft',
  'no-modules': 'training.refused.noModules',
  'wrong-day': 'training.refused.wrongDay',
  'not-proposed': 'training.refused.notProposed',
  'own-proposal': 'training.refused.ownProposal',
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  const { db } = context.database;
  if (!isId(params.id) || !hasAct(actor.staff, 'approve')) throw notFound();
  const curriculum = await curriculumView(db, actor, params.id, context.clock);
  if (!curriculum) throw notFound();
  const open = curriculum.state !== 'published';
  const { t, locale } = translator(context.locale);
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(curriculum.country) ?? curriculum.country;
  const problem = PROBLEMS[new URL(request.url).searchParams.get('problem') ?? ''];
  return json({
    page: { title: `${t('training.curriculum')} · ${country}` },
    country,
    curriculum,
    effect: open ? await curriculumEffect(db, params.id, context.clock) : null,
    problem: problem ? t(problem) : null,
  });
}

export default function Curriculum() {
  const { country, curriculum, effect, problem } = useLoaderData<typeof loader>();
  const { t, date, number } = useI18n();
  const here = `/staff/curricula/${curriculum.id}`;
  const { version, state } = curriculum;
  return (
    <Page
      title={`${country}: ${version === null ? t('training.nextVersion') : t('training.version', { version: number(version) })}`}
      lead={<CurriculumBadge {...curriculum} />}
      width="wide"
      search={false}
      back={{ href: '/staff/curricula', label: t('training.curricula') }}
      actions={
        state === 'draft' && (
          <LinkButton href={`${here}/module`} look="plain" icon="add">
            {t('training.addModule')}
          </LinkButton>
        )
      }
    >
      {problem && <Alert tone="bad" title={problem} />}
      <TopicCover modules={curriculum.modules} />
      <DefinitionList
        items={[
          {
            key: 'from',
            term: t('training.inForceFrom'),
            value: curriculum.inForceFrom ? date(curriculum.inForceFrom) : version === 0 && t('training.fromRegisters'),
          },
          { key: 'drafted', term: t('training.draftedBy'), value: curriculum.draftedBy },
          { key: 'proposed', term: t('training.proposedBy'), value: curriculum.proposedBy },
          { key: 'published', term: t('training.publishedBy'), value: curriculum.publishedBy },
        ]}
      />
      {effect && <CurriculumSteps here={here} curriculum={curriculum} effect={effect} />}
      <h2>{t('training.modules')}</h2>
      <CurriculumModules modules={curriculum.modules} editPath={state === 'draft' ? `${here}/module` : null} />
    </Page>
  );
}
