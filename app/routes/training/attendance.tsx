import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { AttendancePerson } from '~/components/attendance-person';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { SessionPage } from '~/components/session-page';
import { addToSession } from '~/domain/programme/training/add-to-session.server';
import { recordAttendance } from '~/domain/programme/training/record-attendance.server';
import { expectedAt, type Expected } from '~/domain/programme/training/session-people.queries.server';
import { sessionView } from '~/domain/programme/training/sessions.queries.server';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { fieldWords, problemList, problemWords } from './field-words';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const nothing: string[] = [];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  const { db } = context.database;
  if (!isId(params.id)) throw notFound();
  const [session, people] = await Promise.all([sessionView(db, actor, params.id), expectedAt(db, actor, params.id)]);
  if (!session || session.state === 'cancelled') throw notFound();
  return json({ page: { title: translator(context.locale).t('training.attendance') }, session, people });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireTrainer(context);
  if (!isId(params.id)) throw notFound();
  const sessionId = params.id;
  const typed = await typedText(request);
  const words = translator(context.locale);
  const { db } = context.database;
  const codes = typed.codes?.trim() ?? '';
  if (codes !== '') {
    const added = await transact(db, (tx) => addToSession(tx, actor, { sessionId, codes }));
    if (added.ok) return json({ typed: { ...typed, codes: '' }, words: {}, changes: nothing });
    if (added.error.code !== 'wrong-code') throw notFound();
    return refused(typed, { codes: problemWords(added.error.problem, words) });
  }
  const kept = await transact(db, (tx) => recordAttendance(tx, actor, { sessionId, typed }, context.clock));
  if (kept.ok) return redirect(`/staff/sessions/${sessionId}`, 303);
  switch (kept.error.code) {
    case 'not-found':
    case 'cancelled':
      throw notFound();
    case 'too-early':
      return refused(typed, { codes: words.t('training.notYetHeld', { day: words.date(kept.error.day) }) });
    case 'invalid':
      return refused(typed, fieldWords(kept.error.problems, words));
    case 'changed-meanwhile': {
      const { edition, people, sessionMinutes } = kept.error;
      const fresh = { ...typed, edition: String(edition) };
      return json(
        { typed: fresh, words: {}, changes: differences(people, sessionMinutes, typed, words) },
        { status: 409 },
      );
    }
  }
}

function refused(typed: TypedText, words: Record<string, string>) {
  return json({ typed, words, changes: nothing }, { status: 422 });
}

/** What somebody else has noted where it is not what was ticked here. */
function differences(
  people: Expected[],
  sessionMinutes: number,
  typed: TypedText,
  { t, number }: Translator,
): string[] {
  return people.flatMap(({ memberId, name, minutes, notedBy }) => {
    const ticked: Record<string, string> = { full: String(sessionMinutes), absent: '0' };
    const came = typed[`came-${memberId}`] ?? '';
    if (minutes === null || (ticked[came] ?? typed[`minutes-${memberId}`]) === String(minutes)) return [];
    return [t('training.nowStands', { name, minutes: number(minutes), by: notedBy ?? '–' })];
  });
}

export default function Attendance() {
  const { session, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  const words: Record<string, string> = answer?.words ?? {};
  const changes = answer?.changes ?? [];
  const markOf = (person: (typeof people)[number]) => {
    const stored = person.minutes;
    const partly = stored !== null && stored > 0 && stored < session.minutes;
    const known = stored === null ? '' : stored === 0 ? 'absent' : partly ? 'partly' : 'full';
    return {
      came: typed[`came-${person.memberId}`] ?? known,
      minutes: typed[`minutes-${person.memberId}`] ?? (partly ? String(stored) : ''),
    };
  };
  return (
    <SessionPage title={t('training.attendance')} session={session} width="form">
      {changes.length > 0 && (
        <Alert tone="waiting" title={t('training.changedMeanwhile')}>
          <ul>
            {changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{t('training.sendAgain')}</p>
        </Alert>
      )}
      <ErrorSummary errors={problemList(words)} />
      <Form>
        <input type="hidden" name="edition" value={typed.edition ?? session.edition} />
        {people.length === 0 && <EmptyState icon="group" title={t('training.nobodyExpected')} />}
        {people.map((person) => (
          <AttendancePerson
            key={person.memberId}
            memberId={person.memberId}
            name={person.name}
            detail={`${person.groupName} · ${person.code}`}
            error={words[`minutes-${person.memberId}`]}
            {...markOf(person)}
          />
        ))}
        <Field
          name="codes"
          label={t('training.somebodyElse')}
          hint={t('training.somebodyElseHint')}
          value={typed.codes}
          error={words.codes}
          optional
          dir="ltr"
        />
        {(session.state === 'held' || words.reason) && (
          <Field
            name="reason"
            label={t('training.reason')}
            hint={t('training.reasonHint')}
            value={typed.reason}
            error={words.reason}
          />
        )}
        <ActionBar>
          <Button icon="check">{t('training.saveAttendance')}</Button>
        </ActionBar>
      </Form>
    </SessionPage>
  );
}
