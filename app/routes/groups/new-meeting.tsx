import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { ErrorSummary } from '~/components/error-summary';
import { MeetingForm } from '~/components/meeting/meeting-form';
import { MeetingSheetFrame } from '~/components/meeting/meeting-sheet-frame';
import { problemWords } from '~/components/meeting/problem-words';
import { Page } from '~/components/page';
import { holdMeeting, type HeldMeeting } from '~/domain/credit/hold-meeting.server';
import { meetingFacts, noteFactsRead, type GroupMeetingFacts } from '~/domain/credit/meeting-facts.queries.server';
import { ownSheet, waitingSheets } from '~/domain/programme/meeting-sheet.queries.server';
import type { SheetTotals } from '~/domain/programme/meeting-sheet';
import { nextMeetingOn } from '~/domain/programme/next-meeting';
import { readMeetingSheet } from '~/domain/programme/read-meeting-sheet';
import { openSealedPins, sealKey } from '~/domain/programme/sealed-pins.server';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

/** A new meeting, or with `?sheet=` one that waits for signatures and is mended first. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const groupId = params.id;
  if (!isId(groupId)) throw notFound();
  const { db } = context.database;
  const sheetId = new URL(request.url).searchParams.get('sheet') ?? undefined;
  const sheet = isId(sheetId) ? await ownSheet(db, actor, { groupId, sheetId }) : undefined;
  if (sheetId !== undefined && !sheet) throw notFound();
  const facts = await meetingFacts(db, actor, { groupId, on: sheet?.heldOn }, context.clock);
  if (!facts) throw notFound();
  await noteFactsRead(db, actor, facts);
  const { t } = translator(context.locale);
  const { id, publicKey } = await sealKey(db);
  return json({
    page: { title: t('meeting.newTitle') },
    seal: `${id} ${publicKey}`,
    accountId: actor.accountId,
    facts,
    sheetId: sheet?.id ?? newId(),
    mended: sheet !== undefined,
    typed: sheet?.typed ?? suggested(facts),
    waiting: sheet ? [] : await waitingSheets(db, groupId),
  });
}

/** What stands in the fields of a new meeting. */
function suggested({ today, plannedOn, terms }: GroupMeetingFacts): TypedText {
  return {
    heldOn: today,
    ...(plannedOn !== null && plannedOn <= today && { scheduledOn: plannedOn }),
    nextOn: nextMeetingOn(today, terms),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const groupId = params.id;
  if (!isId(groupId)) throw notFound();
  const { db } = context.database;
  const typed = await openSealedPins(db, await typedText(request));
  if (typed.intent === 'count') return answer(context, groupId, typed, []);
  const sheetId = isId(typed.sheetId) ? typed.sheetId : newId();
  const mends = new URL(request.url).searchParams.get('sheet') === sheetId;
  const held = await holdMeeting(db, actor, { groupId, sheetId, typed, mends }, context.clock);
  if (held.ok) return redirect(afterHolding(groupId, held.value), 303);
  switch (held.error.code) {
    case 'group-not-found':
      throw notFound();
    case 'used-otherwise':
      return answer(context, groupId, { ...typed, sheetId: newId() }, [{ field: 'heldOn', code: 'used-otherwise' }]);
    case 'refused':
      return answer(context, groupId, typed, held.error.problems);
  }
}

/** Where a meeting is shown that was sent: in the register, or as a sheet that waits. */
function afterHolding(groupId: string, { id, state, meetingId, wrongPins }: HeldMeeting): string {
  if (state === 'recorded' && meetingId) return `/groups/${groupId}/meetings/${meetingId}?done=recorded`;
  const wrong = wrongPins.length > 0 ? `?wrong=${wrongPins.join(',')}` : '';
  return `/groups/${groupId}/meetings/sheets/${id}${wrong}`;
}

/** The form again: what was typed, what is wrong with it, and the totals so far. */
async function answer(context: RequestContext, groupId: string, typed: TypedText, problems: readonly SheetProblem[]) {
  const facts = await meetingFacts(
    context.database.db,
    requireActor(context),
    { groupId, on: typed.heldOn },
    context.clock,
  );
  if (!facts) throw notFound();
  const words = translator(context.locale);
  const wrong: Record<string, string> = {};
  for (const problem of problems) wrong[problem.field] ??= problemWords(problem, words, facts.currency);
  const { totals } = readMeetingSheet(typed, facts);
  const body: Answer = { typed, wrong, totals, facts };
  return json(body, { status: problems.length > 0 ? 422 : 200 });
}

type Answer = { typed: TypedText; wrong: Record<string, string>; totals: SheetTotals; facts: GroupMeetingFacts };

export default function NewMeeting() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t, date } = useI18n();
  const wrong = answered?.wrong ?? {};
  const facts = answered?.facts ?? loaded.facts;
  return (
    <Page
      title={<bdi>{t('meeting.title', { group: facts.name })}</bdi>}
      width="form"
      search={false}
      back={{ href: `/groups/${facts.groupId}`, label: t('common.back') }}
    >
      {loaded.waiting.map(({ id, state, heldOn, by }) => (
        <Alert
          key={id}
          tone="waiting"
          title={
            <a href={`/groups/${facts.groupId}/meetings/sheets/${id}`}>
              {t(state === 'conflict' ? 'meeting.waitsForChoice' : 'meeting.waitsForSigners', {
                date: date(heldOn),
                by,
              })}
            </a>
          }
        />
      ))}
      <MeetingSheetFrame
        accountId={loaded.accountId}
        facts={facts}
        seal={loaded.seal}
        answered={answered !== undefined}
        mended={loaded.mended ? loaded.sheetId : null}
      >
        <ErrorSummary errors={Object.entries(wrong).map(([field, message]) => ({ field, message }))} />
        <MeetingForm
          facts={facts}
          typed={answered?.typed ?? loaded.typed}
          wrong={wrong}
          totals={answered?.totals ?? null}
          sheetId={answered?.typed.sheetId ?? loaded.sheetId}
        />
      </MeetingSheetFrame>
      <p>
        <a className="meeting-aside" href={`/groups/${facts.groupId}/meetings/plan`}>
          {t('meeting.planTitle')}
        </a>
      </p>
    </Page>
  );
}
