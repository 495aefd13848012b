import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { ErrorSummary } from '~/components/error-summary';
import { CorrectionForm } from '~/components/meeting/correction-form';
import { figureWords } from '~/components/meeting/figure-words';
import { problemWords } from '~/components/meeting/problem-words';
import { Page } from '~/components/page';
import { correctMeeting } from '~/domain/credit/correct-meeting.server';
import { meetingToCorrect } from '~/domain/credit/meeting-to-correct.server';
import { compareFigures, figuresOf } from '~/domain/programme/meeting-figures';
import { readMeetingSheet } from '~/domain/programme/read-meeting-sheet';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

async function requireMeeting({ params, context }: LoaderFunctionArgs) {
  const { id: groupId, meetingId } = params;
  if (!isId(groupId) || !isId(meetingId)) throw notFound();
  const actor = requireActor(context);
  const found = await meetingToCorrect(context.database.db, actor, { groupId, meetingId }, context.clock);
  if (!found) throw notFound();
  return { actor, groupId, meetingId, ...found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { facts, record, typed } = await requireMeeting(args);
  const words = translator(args.context.locale);
  const title = words.t('meeting.correctionTitle', { date: words.date(record.heldOn) });
  return json({ page: { title }, facts, typed, version: record.version, meetingId: record.id });
}

export async function action(args: ActionFunctionArgs) {
  const typed = await typedText(args.request);
  const { actor, groupId, meetingId, facts, record, typed: stored } = await requireMeeting(args);
  const { database, clock, locale } = args.context;
  const version = Number(typed.version);
  const corrected = await transact(database.db, (tx) =>
    correctMeeting(tx, actor, { groupId, meetingId, typed, version }, clock),
  );
  if (corrected.ok) return redirect(`/groups/${groupId}/meetings/${meetingId}?done=corrected`, 303);
  const words = translator(locale);
  switch (corrected.error.code) {
    case 'meeting-not-found':
      throw notFound();
    case 'changed-meanwhile': {
      const day = { heldOn: record.heldOn, scheduledOn: record.scheduledOn };
      const now = figuresOf(readMeetingSheet(stored, facts).sheet, facts);
      const hers = figuresOf(readMeetingSheet({ ...typed, ...day }, facts).sheet, facts);
      const differing = compareFigures(now, hers).filter(({ same }) => !same);
      const changes = differing.map((figure) => {
        const { what, one } = figureWords(figure, words, facts.currency);
        return words.t('meeting.nowSays', { what, value: one });
      });
      return answer({ ...typed, version: String(record.version) }, {}, changes, 409);
    }
    case 'refused': {
      const wrong: Record<string, string> = {};
      const problems: SheetProblem[] = corrected.error.problems;
      for (const problem of problems) wrong[problem.field] ??= problemWords(problem, words, facts.currency);
      return answer(typed, wrong, [], 422);
    }
  }
}

type Answer = { typed: TypedText; wrong: Record<string, string>; changes: string[] };

function answer(typed: TypedText, wrong: Record<string, string>, changes: string[], status: number) {
  const body: Answer = { typed, wrong, changes };
  return json(body, { status });
}

export default function MeetingCorrection() {
  const { page, facts, typed, version, meetingId } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useI18n();
  const wrong = answered?.wrong ?? {};
  const changes = answered?.changes ?? [];
  return (
    <Page
      title={page.title}
      lead={t('meeting.correctionLead')}
      width="form"
      search={false}
      back={{ href: `/groups/${facts.groupId}/meetings/${meetingId}`, label: t('common.back') }}
    >
      {changes.length > 0 && (
        <Alert tone="waiting" title={t('meeting.changedMeanwhile')}>
          <p>{t('meeting.changedMeanwhileText')}</p>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ErrorSummary errors={Object.entries(wrong).map(([field, message]) => ({ field, message }))} />
      <CorrectionForm
        facts={facts}
        typed={answered?.typed ?? typed}
        wrong={wrong}
        version={answered?.typed.version ?? String(version)}
      />
    </Page>
  );
}
