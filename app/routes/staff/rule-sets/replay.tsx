import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { askReplay, REPLAY_MONTHS } from '~/domain/eligibility/rule-sets/ask-replay.server';
import { newestReplay, replayBreakdowns, replayChanges } from '~/domain/eligibility/rule-sets/replay.queries.server';
import { BREAKDOWNS } from '~/domain/eligibility/rule-sets/replay-view';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { plainLine } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { GainLoseTable } from './gain-lose-table';
import { ReplayChanges } from './replay-changes';
import { requireDraft } from './rule-set-request.server';
import { namedWord, whereWords } from './rule-set-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, draft, governs } = await requireDraft(args);
  const { db } = args.context.database;
  const address = new URL(args.request.url).searchParams;
  const replay = await newestReplay(db, draft.id);
  const done = replay?.totals.map(({ day }) => day) ?? [];
  const day = done.find((known) => known === address.get('day')) ?? done.at(-1) ?? null;
  const shown =
    replay && day
      ? await Promise.all([
          replayBreakdowns(db, replay.id, day),
          replayChanges(db, actor.staff, {
            replayId: replay.id,
            day,
            cursor: plainLine(address.get('cursor') ?? '').slice(0, 100) || null,
          }),
        ])
      : null;
  return json({
    page: { title: translator(args.context.locale).t('vetting.replay') },
    draft: { id: draft.id, title: draft.title, country: draft.country, inForce: draft.inForce.version },
    governs,
    months: [...REPLAY_MONTHS],
    replay: replay ?? null,
    day,
    breakdowns: shown?.[0] ?? null,
    changes: shown?.[1] ?? null,
  });
}

/** Asks for a replay; it runs by itself, and this page shows how far it is. */
export async function action(args: ActionFunctionArgs) {
  const { actor, draft, governs } = await requireDraft(args);
  if (!governs) throw notFound();
  const { database, clock } = args.context;
  const typed = await typedText(args.request);
  const months = REPLAY_MONTHS.find((known) => String(known) === typed.months) ?? 12;
  const thresholds = typed.thresholds === 'keep' ? 'keep' : 'enter';
  const asked = await transact(database.db, (tx) => askReplay(tx, actor, draft.id, { months, thresholds }, clock));
  if (!asked.ok) throw notFound();
  return redirect(`/staff/rule-sets/${draft.id}/replay`, 303);
}

export default function Replay() {
  const { draft, governs, months, replay, day, breakdowns, changes } = useLoaderData<typeof loader>();
  const i18n = useI18n();
  const { t, date } = i18n;
  const path = `/staff/rule-sets/${draft.id}/replay`;
  const running = replay?.state === 'waiting' || replay?.state === 'running';
  return (
    <Page
      title={t('vetting.replay')}
      lead={
        <>
          <bdi>{draft.title}</bdi> · {whereWords(draft.country, i18n)}
        </>
      }
      search={false}
      back={{ href: `/staff/rule-sets/${draft.id}`, label: t('vetting.draft') }}
    >
      <p>{t('vetting.replayLead', { version: draft.inForce })}</p>
      {running && (
        <Alert tone="waiting" title={t('vetting.replayRuns', { done: replay.daysDone, all: replay.days.length })}>
          <LinkButton href={path} look="plain" icon="refresh">
            {t('vetting.lookAgain')}
          </LinkButton>
        </Alert>
      )}
      {replay?.state === 'failed' && <Alert tone="bad" title={t('vetting.replayFailed')} />}
      {replay?.isStale && <Alert title={t('vetting.replayStale')} />}
      {governs && !running && (
        <Form className="filter-line">
          <Select
            name="months"
            label={t('vetting.monthEnds')}
            placeholder={false}
            value="12"
            options={months.map((count) => ({ value: String(count), label: t('vetting.lastMonths', { count }) }))}
          />
          <Select
            name="thresholds"
            label={t('vetting.judgedBy')}
            placeholder={false}
            value={replay?.thresholds ?? 'enter'}
            options={(['enter', 'keep'] as const).map((value) => ({
              value,
              label: t(`eligibility.thresholds.${value}`),
            }))}
          />
          <Button icon="refresh">{t(replay ? 'vetting.replayAgain' : 'vetting.replayNow')}</Button>
        </Form>
      )}
      {!replay && <EmptyState icon="refresh" title={t('vetting.neverReplayed')} />}
      {replay && replay.totals.length > 0 && (
        <GainLoseTable
          title={t('vetting.byMonth')}
          rows={replay.totals.map((total) => ({
            ...total,
            key: total.day,
            label: (
              <a href={`${path}?day=${total.day}`} aria-current={total.day === day ? 'true' : undefined}>
                {date(total.day)}
              </a>
            ),
          }))}
        />
      )}
      {breakdowns && day && (
        <>
          <h2>{t('vetting.onDay', { date: date(day) })}</h2>
          {BREAKDOWNS.map((breakdown) => (
            <GainLoseTable
              key={breakdown}
              title={t(`vetting.breakdown.${breakdown}`)}
              rows={breakdowns[breakdown].map((cell) => ({
                ...cell,
                key: cell.value,
                label:
                  breakdown === 'country'
                    ? whereWords(cell.value, i18n)
                    : breakdown === 'groupKind'
                      ? namedWord('groupKind', cell.value, i18n)
                      : namedWord('age', cell.value, i18n),
              }))}
            />
          ))}
          <p className="muted">{t('vetting.suppressed')}</p>
          {changes && <ReplayChanges {...changes} path={path} day={day} />}
        </>
      )}
    </Page>
  );
}
