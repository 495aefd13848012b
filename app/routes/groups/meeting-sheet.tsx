import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { ErrorSummary } from '~/components/error-summary';
import { LinkButton } from '~/components/link-button';
import { ChooseForm, SideBySide } from '~/components/meeting/side-by-side';
import { figureWords } from '~/components/meeting/figure-words';
import { problemWords } from '~/components/meeting/problem-words';
import { SignForm } from '~/components/meeting/sign-form';
import { Page } from '~/components/page';
import { chooseSheet } from '~/domain/credit/choose-sheet.server';
import { sheetPage } from '~/domain/credit/sheet-comparison.queries.server';
import { signSheet } from '~/domain/credit/sign-sheet.server';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

async function requireSheet({ params, context }: LoaderFunctionArgs) {
  const { id: groupId, sheetId } = params;
  if (!isId(groupId) || !isId(sheetId)) throw notFound();
  const actor = requireActor(context);
  const found = await sheetPage(context.database.db, actor, { groupId, sheetId }, context.clock);
  if (!found) throw notFound();
  return { actor, groupId, sheetId, ...found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, groupId, sheet, facts, mayStillSign, other, figures } = await requireSheet(args);
  if (sheet.state === 'recorded' && sheet.meetingId) throw redirect(`/groups/${groupId}/meetings/${sheet.meetingId}`);
  const words = translator(args.context.locale);
  const asked = new URL(args.request.url).searchParams.get('wrong')?.split(',') ?? [];
  const wrongMembers = facts.members
    .filter(({ memberId }) => asked.includes(memberId))
    .map(({ memberId, name }) => ({ memberId, name }));
  const time = (moment: Date) => words.dateTime(moment, facts.timeZone);
  return json({
    page: { title: words.t('meeting.sheetTitle', { date: words.date(sheet.heldOn) }) },
    groupId,
    sheetId: sheet.id,
    state: sheet.state,
    by: sheet.by,
    sentAt: time(sheet.finishedAt ?? sheet.receivedAt),
    reason: sheet.reason,
    isOwn: sheet.accountId === actor.accountId,
    signed: sheet.signed.map(({ name }) => name),
    needed: facts.terms.signOffs,
    mayStillSign,
    wrongMembers,
    other:
      other?.kind === 'sheet'
        ? words.t('meeting.thatSheet', { name: other.by, time: time(other.finishedAt ?? other.receivedAt) })
        : other && words.t('meeting.thatRecord'),
    otherIsMeeting: other?.kind === 'meeting',
    figures: figures.map((figure) => ({
      key: figure.key,
      same: figure.same,
      ...figureWords(figure, words, facts.currency),
    })),
  });
}

export async function action(args: ActionFunctionArgs) {
  const typed = await typedText(args.request);
  const { actor, groupId, sheetId, facts } = await requireSheet(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const refused = (problems: readonly SheetProblem[], changed = false) => {
    const wrong: Record<string, string> = {};
    for (const problem of problems) wrong[problem.field] ??= problemWords(problem, words, facts.currency);
    const body: Answer = { wrong, changed, reason: typed.reason ?? '' };
    return json(body, { status: changed ? 409 : 422 });
  };
  const here = `/groups/${groupId}/meetings/sheets/${sheetId}`;
  if (typed.intent === 'choose') {
    const { take } = typed;
    if (take !== 'this' && take !== 'other') return refused([{ field: 'take', code: 'missing-choice' }]);
    const choice = { groupId, sheetId, take, reason: typed.reason ?? '' } as const;
    const chosen = await transact(database.db, (tx) => chooseSheet(tx, actor, choice, clock));
    if (chosen.ok) {
      const { meetingId } = chosen.value;
      return redirect(meetingId ? `/groups/${groupId}/meetings/${meetingId}?done=chosen` : here, 303);
    }
    switch (chosen.error.code) {
      case 'sheet-not-found':
        throw notFound();
      case 'reason-missing':
        return refused([{ field: 'reason', code: 'missing-reason' }]);
      case 'not-signed':
        return refused([{ field: 'take', code: 'not-signed' }]);
      case 'changed-since':
        return refused(chosen.error.problems, true);
    }
  }
  const signed = await signSheet(database.db, actor, { groupId, sheetId, typed }, clock);
  if (signed.ok) {
    const { state, meetingId, wrongPins } = signed.value;
    if (state === 'recorded' && meetingId)
      return redirect(`/groups/${groupId}/meetings/${meetingId}?done=recorded`, 303);
    return redirect(wrongPins.length > 0 ? `${here}?wrong=${wrongPins.join(',')}` : here, 303);
  }
  if (signed.error.code === 'sheet-not-found') throw notFound();
  return refused(signed.error.problems, signed.error.code === 'changed-since');
}

type Answer = { wrong: Record<string, string>; changed: boolean; reason: string };

/** A sheet that waits: for signatures, or for a choice between it and another record; or that was not taken. */
export default function MeetingSheetPage() {
  const view = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t, list } = useI18n();
  const { groupId, state, signed, needed } = view;
  const wrong = answered?.wrong ?? {};
  const waits = state === 'unsigned' || (state === 'conflict' && signed.length < needed);
  return (
    <Page
      title={view.page.title}
      lead={t('meeting.thisSheet', { name: view.by, time: view.sentAt })}
      search={false}
      back={{ href: `/groups/${groupId}`, label: t('common.back') }}
    >
      <div className="stack">
        {state === 'not_taken' && (
          <Alert tone="neutral" title={t('meeting.notTaken')}>
            <p>{t('meeting.notTakenText')}</p>
            {view.reason && <p dir="auto">{view.reason}</p>}
          </Alert>
        )}
        {answered?.changed && (
          <Alert tone="bad" title={t('meeting.changedSince')}>
            {view.isOwn && state === 'unsigned' && (
              <a href={`/groups/${groupId}/meetings/new?sheet=${view.sheetId}`}>{t('meeting.mend')}</a>
            )}
          </Alert>
        )}
        <ErrorSummary errors={Object.entries(wrong).map(([field, message]) => ({ field, message }))} />
        {view.wrongMembers.length > 0 && (
          <Alert tone="bad" title={t('meeting.wrongPin', { names: list(view.wrongMembers.map(({ name }) => name)) })}>
            <ul className="alert-list">
              {view.wrongMembers.map(({ memberId, name }) => (
                <li key={memberId}>
                  <a href={`/groups/${groupId}/members/${memberId}/pin`}>{t('meeting.pinResetTitle', { name })}</a>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {state === 'conflict' && (
          <Alert tone="waiting" title={t('meeting.conflict')}>
            {t('meeting.conflictText')}
          </Alert>
        )}
        <SideBySide figures={view.figures} one={`${view.by}, ${view.sentAt}`} other={view.other} />
        {waits && (
          <>
            <Alert tone="waiting" title={t('meeting.unsigned')}>
              {t('meeting.unsignedText', { signed: signed.length, needed })}
              {signed.length > 0 && <p>{`${t('meeting.signedBy')}: ${list(signed)}`}</p>}
            </Alert>
            <SignForm members={view.mayStillSign} places={needed - signed.length} wrong={wrong} />
          </>
        )}
        {state === 'unsigned' && view.isOwn && (
          <LinkButton href={`/groups/${groupId}/meetings/new?sheet=${view.sheetId}`} look="plain" block>
            {t('meeting.mend')}
          </LinkButton>
        )}
        {state === 'conflict' && (
          <ChooseForm
            one={t('meeting.takeThis', { name: view.by, time: view.sentAt })}
            other={view.other ?? t('meeting.takeThat')}
            hint={view.otherIsMeeting ? t('meeting.lentStays') : undefined}
            wrong={wrong}
            reason={answered?.reason}
          />
        )}
      </div>
    </Page>
  );
}
