import {
  json,
  redirect,
  type TypedResponse,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Alert } from '~/components/alert';
import { EmptyState } from '~/components/empty-state';
import { Page } from '~/components/page';
import { ReadAloud } from '~/components/read-aloud';
import { RefusalSummary } from '~/components/refusal-summary';
import { ShareOutConfirmForm, ShareOutDrawForm } from '~/components/share-out-forms';
import { ShareOutTable } from '~/components/share-out-table';
import { confirmShareOut, type ConfirmError } from '~/domain/credit/confirm-share-out.server';
import { drawUpShareOut } from '~/domain/credit/draw-up-share-out.server';
import { shareOutFacts, type ShareOutRefusal } from '~/domain/credit/share-out-facts.queries.server';
import { shareOutsOf } from '~/domain/credit/share-out.queries.server';
import { amountField, choiceField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { shareOutChanges, shareOutFigures } from '~/domain/programme/share-out-figures';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n, type Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { problemWords, requireGroup, wordsFor, type Refused } from './group-args.server';
import { changeWords } from './share-out-words';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const drawSchema = z.object({ socialFund: choiceField(['carried_over', 'shared_equally']) });
const confirmSchema = (currency: string) =>
  z.object({
    shareOutId: z.uuid('missing'),
    cashCounted: amountField(currency, { least: 0 }),
    resolution: wordsField({ least: 0, most: 1000 }).pipe(
      z.string().refine((words) => words === '' || words.length >= 10, 'too-short-resolution'),
    ),
  });

export async function loader(args: LoaderFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'books');
  const { database } = args.context;
  const [found, shareOuts] = await Promise.all([shareOutFacts(database.db, group), shareOutsOf(database.db, group.id)]);
  const drawn = shareOuts.find(({ state }) => state === 'drawn_up') ?? null;
  const done = shareOuts.filter(({ state }) => state === 'done');
  const shown = drawn ?? done[0];
  if (shown) await noteReadings(database.db, actor, readingsOf(shown.figures.members, 'savings'));
  const now = found.ok ? shareOutFigures(found.value.facts, drawn?.figures.socialFund ?? 'carried_over') : null;
  const changes = drawn && now ? shareOutChanges(drawn.figures, now) : [];
  return json({
    page: { title: words.t('shareOut.title') },
    group,
    refusal: found.ok ? null : refusalWords(found.error, words),
    place: found.ok ? found.value.place : null,
    pool: now && { poolMinor: now.poolMinor, cashAfterMinor: now.cashAfterMinor },
    drawn,
    changes: changes.map((change) => changeWords(change, group.currency, words)),
    done,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const { database, clock } = args.context;
  const typed = await typedText(args.request);
  const refused = (problems: Record<string, string>, changes: string[], status: number) =>
    json<Answer>({ typed, problems, changes, waits: false }, { status });
  if (typed.what === 'draw-up') {
    const parsed = drawSchema.safeParse(typed);
    if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), [], 422);
    const { socialFund } = parsed.data;
    const drawn = await transact(database.db, (tx) => drawUpShareOut(tx, actor, group.id, socialFund, clock));
    if (drawn.ok) return redirect(`/groups/${group.id}/share-out`, 303);
    if (drawn.error.code === 'not-found') throw notFound();
    return refused({ '': refusalWords(drawn.error, words) }, [], 409);
  }
  const parsed = confirmSchema(group.currency).safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), [], 422);
  const { shareOutId, resolution, cashCounted } = parsed.data;
  if (typed.cashCounted?.trim() === '') return refused({ cashCounted: words.t('group.error.missing') }, [], 422);
  const confirmation = { shareOutId, resolution: resolution || null, cashCountedMinor: cashCounted };
  const confirmed = await transact(database.db, (tx) => confirmShareOut(tx, actor, group.id, confirmation, clock));
  if (confirmed.ok && confirmed.value.state === 'done') return redirect(`/groups/${group.id}/share-out`, 303);
  if (confirmed.ok) return json<Answer>({ typed, problems: {}, changes: [], waits: true });
  return refusedConfirmation(confirmed.error, group.currency, words, refused);
}

type Answer = Refused & { changes: string[]; waits: boolean };

function refusedConfirmation(
  error: ConfirmError,
  currency: string,
  words: Translator,
  refused: (problems: Record<string, string>, changes: string[], status: number) => TypedResponse<Answer>,
): TypedResponse<Answer> {
  switch (error.code) {
    case 'not-found':
      throw notFound();
    case 'figures-changed':
      return refused(
        { '': words.t('shareOut.error.figures-changed') },
        error.changes.map((change) => changeWords(change, currency, words)),
        409,
      );
    case 'cash-short':
      return refused(
        { '': words.t('shareOut.error.cash-short', { amount: words.money(error.missingMinor, currency) }) },
        [],
        409,
      );
    case 'word-of-officers':
      return refused({ resolution: words.t('shareOut.error.word-of-officers') }, [], 422);
    case 'dropped':
      return refused({ '': words.t('shareOut.error.dropped') }, [], 409);
    default:
      return refused({ '': refusalWords(error, words) }, [], 409);
  }
}

function refusalWords({ code, ...values }: ShareOutRefusal, words: Translator): string {
  return wordsFor({ code: `shareOut.${code}`, values }, words);
}

export default function ShareOut() {
  const { group, refusal, place, pool, drawn, changes, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, money } = useI18n();
  const [last] = done;
  const mayKeep = group.mayKeep && group.closedOn === null;
  return (
    <Page
      title={t('shareOut.title')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      width="wide"
      search={false}
    >
      <RefusalSummary problems={answer?.problems ?? {}} changes={answer?.changes} />
      {answer?.waits && (
        <Alert tone="waiting" title={t('shareOut.waitsForSecond')}>
          {t('shareOut.waitsForSecondText')}
        </Alert>
      )}
      {drawn && place ? (
        <>
          {changes.length > 0 && !answer && (
            <Alert tone="waiting" title={t('shareOut.error.figures-changed')}>
              <ul>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </Alert>
          )}
          <p className="lead">
            {t('shareOut.drawnUp', { name: drawn.drawnUpBy, date: date(drawn.drawnUpAt), held: date(drawn.heldOn) })}
          </p>
          <ReadAloud of="share-out" />
          <ShareOutTable
            id="share-out"
            figures={drawn.figures}
            currency={group.currency}
            title={t('shareOut.readAloud')}
          />
          {drawn.words.length > 0 && <p>{t('shareOut.wordsGiven', { names: drawn.words.join(', ') })}</p>}
          {drawn.figures.cashAfterMinor < 0 && !answer && (
            <Alert
              tone="bad"
              title={t('shareOut.error.cash-short', { amount: money(-drawn.figures.cashAfterMinor, group.currency) })}
            />
          )}
          {mayKeep && changes.length === 0 && drawn.figures.cashAfterMinor >= 0 && (
            <ShareOutConfirmForm drawn={drawn} currency={group.currency} answer={answer ?? null} />
          )}
        </>
      ) : (
        refusal && (
          <EmptyState icon="exchange" title={t('shareOut.notYet')}>
            {refusal}
          </EmptyState>
        )
      )}
      {mayKeep && place && (
        <ShareOutDrawForm again={drawn !== null} problem={answer?.problems.socialFund}>
          {t('shareOut.stands', {
            number: place.cycleNumber,
            until: date(place.toOn),
            held: date(place.heldOn),
            pool: money(pool?.poolMinor ?? 0, group.currency),
          })}
        </ShareOutDrawForm>
      )}
      {last && (
        <>
          <h2>{t('shareOut.done', { number: last.cycleNumber, date: date(last.heldOn) })}</h2>
          {last.resolution && (
            <p>
              <strong>{t('group.resolution')}:</strong> <bdi>{last.resolution}</bdi>
            </p>
          )}
          <ReadAloud of="share-out-done" />
          <ShareOutTable
            id="share-out-done"
            figures={last.figures}
            currency={group.currency}
            title={t('shareOut.paidOut')}
          />
        </>
      )}
    </Page>
  );
}
