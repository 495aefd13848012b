import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { translator } from '~/platform/i18n';
import { writeToReaders, type Reader } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { EXPECTED_AT_SESSION } from './session-scope.server';
import { sessionWords, type SessionPlace } from './session-words';

type Step = SessionPlace & {
  sessionId: string;
  what: 'moved' | 'cancelled';
  reason: string;
  movedFrom: SessionPlace | null;
  module: string;
  timezone: string;
};

/**
 * Tells the members who are asked to a session, and have an account, that it was moved or cancelled, and why. Nobody where
 * more was done to it since, or where its day is over.
 */
export async function tellSession(db: Db, eventId: number, sessionEventId: number, clock: Clock): Promise<void> {
  const step = await stepOf(db, sessionEventId);
  if (!step || step.sessionOn < today(clock, step.timezone)) return;
  const { what, movedFrom, module, reason } = step;
  const { rows } = await sql<Reader>`
    select a.id as account_id, a.phone, a.email, a.locale
    from training_session s cross join lateral (${EXPECTED_AT_SESSION}) asked
    join account a on a.member_id = asked.member_id and a.disabled_at is null
    where s.id = ${step.sessionId} order by a.id
  `.execute(db);
  const link = `${publicOrigin()}/my/training`;
  await db.transaction().execute((tx) =>
    writeToReaders(tx, eventId, rows, (_, locale) => {
      const words = translator(locale);
      const now = sessionWords(step, words);
      const before = movedFrom === null ? '' : sessionWords(movedFrom, words);
      const values = { module, reason, now, before, link };
      return {
        subject: words.t(`training.message.${what}.subject`, values),
        body: words.t(`training.message.${what}.body`, values),
      };
    }),
  );
}

async function stepOf(db: Db, sessionEventId: number): Promise<Step | undefined> {
  const { rows } = await sql<Step>`
    select s.id as session_id, v.what, v.reason, v.moved_from, t.title as module, b.timezone, s.session_on,
      to_char(s.starts_at, 'HH24:MI') as starts_at, s.place, k.display_name as trainer
    from training_session_event v join training_session s on s.id = v.session_id
    join training_module t on t.id = s.module_id join account k on k.id = s.trainer_id join branch b on b.id = s.branch_id
    where v.id = ${sessionEventId} and v.what in ('moved', 'cancelled')
      and not exists (select from training_session_event n where n.session_id = v.session_id and n.id > v.id)
  `.execute(db);
  return rows[0];
}
