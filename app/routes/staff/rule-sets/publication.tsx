import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Steps } from '~/components/steps';
import { publishRuleSet, type PublishRuleSetError } from '~/domain/eligibility/rule-sets/publish-rule-set.server';
import type { DraftState } from '~/domain/eligibility/rule-sets/rule-set-draft';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireDraft } from './rule-set-request.server';
import { whereWords } from './rule-set-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { draft, governs } = await requireDraft(args);
  const { id, title, country, state, version, proposedFrom, proposedBy, isMyProposal, publishedAs } = draft;
  return json({
    page: { title: translator(args.context.locale).t('vetting.publication') },
    draft: { id, title, country, state, version, proposedFrom, proposedBy, isMyProposal, publishedAs },
    governs,
  });
}

/** Proposes, publishes or gives back, as the form's `step` says. */
export async function action(args: ActionFunctionArgs) {
  const { actor, draft, governs } = await requireDraft(args);
  if (!governs) throw notFound();
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const version = Number(typed.version) || 0;
  const from = typed.from ?? '';
  const step = (['propose', 'publish', 'return'] as const).find((known) => known === typed.step);
  if (!step) return json({ from, field: null, notice: words.t('vetting.problem.decide') }, { status: 422 });
  const input = step === 'propose' ? { step, from, version } : { step, version };
  const done = await transact(database.db, (tx) => publishRuleSet(tx, actor, draft.id, input, clock));
  if (done.ok) return redirect(`/staff/rule-sets/${draft.id}/publication`, 303);
  if (done.error.code === 'draft-not-found') throw notFound();
  const said = problemWords(done.error, words);
  const isOfField = done.error.code === 'not-a-day' || done.error.code === 'too-early';
  const status = done.error.code === 'state-changed' ? 409 : 422;
  return json({ from, field: isOfField ? said : null, notice: isOfField ? null : said }, { status });
}

function problemWords(
  error: Exclude<PublishRuleSetError, { code: 'draft-not-found' }>,
  { t, date }: Translator,
): string {
  switch (error.code) {
    case 'state-changed':
      return t('vetting.problem.changed');
    case 'not-a-day':
      return t('vetting.problem.chooseDay');
    case 'too-early':
      return t('vetting.problem.too-early', { date: date(error.today) });
    case 'reason-too-short':
      return t('vetting.problem.draftReason', { least: error.least });
    case 'never-replayed':
      return t('vetting.problem.never-replayed');
    case 'nothing-changed':
      return t('vetting.problem.nothing-changed');
    case 'own-proposal':
      return t('vetting.problem.own-proposal');
  }
}

const PLACE: Record<DraftState, number> = { draft: 0, dropped: 0, proposed: 1, published: 2 };

export default function Publication() {
  const { draft, governs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const i18n = useI18n();
  const { t, date } = i18n;
  const place = PLACE[draft.state];
  const stateAt = (step: number) => (step < place || place === 2 ? 'done' : step === place ? 'current' : 'next');
  return (
    <Page
      title={t('vetting.publication')}
      lead={
        <>
          <bdi>{draft.title}</bdi> · {whereWords(draft.country, i18n)}
        </>
      }
      width="form"
      search={false}
      back={{ href: `/staff/rule-sets/${draft.id}`, label: t('vetting.draft') }}
    >
      {answer?.notice && <Alert tone="bad" title={answer.notice} />}
      <Steps
        label={t('vetting.publication')}
        steps={[
          { key: 'draft', label: t('vetting.step.propose'), state: stateAt(0), who: draft.proposedBy },
          {
            key: 'proposed',
            label: t('vetting.step.publish'),
            state: stateAt(1),
            when: draft.proposedFrom && t('vetting.inForceOn', { date: date(draft.proposedFrom) }),
          },
          { key: 'published', label: t('vetting.step.published'), state: stateAt(2), who: draft.publishedAs },
        ]}
      />
      {draft.state === 'published' && <Alert tone="good" title={t('vetting.neverChanges')} />}
      {governs && draft.state === 'draft' && (
        <Form>
          <input type="hidden" name="version" value={draft.version} />
          <Field
            name="from"
            type="date"
            width="medium"
            label={t('vetting.inForceFrom')}
            hint={t('vetting.inForceFromHint')}
            value={answer?.from}
            error={answer?.field}
          />
          <ActionBar>
            <LinkButton href={`/staff/rule-sets/${draft.id}/replay`} look="plain" icon="refresh">
              {t('vetting.replay')}
            </LinkButton>
            <Button icon="next" name="step" value="propose">
              {t('vetting.propose')}
            </Button>
          </ActionBar>
        </Form>
      )}
      {governs && draft.state === 'proposed' && (
        <Form>
          <input type="hidden" name="version" value={draft.version} />
          {draft.isMyProposal && <p className="muted">{t('vetting.otherPublishes')}</p>}
          {answer?.field && <Alert tone="bad" title={answer.field} />}
          <ActionBar>
            <Button look="plain" icon="undo" name="step" value="return">
              {t('vetting.backToDraft')}
            </Button>
            {!draft.isMyProposal && (
              <Button icon="agreed" name="step" value="publish">
                {t('vetting.publish')}
              </Button>
            )}
          </ActionBar>
        </Form>
      )}
    </Page>
  );
}
