import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { TERMS_COLUMNS } from './constitution.queries.server';
import { DEFAULT_TERMS, type GroupTerms } from './group-terms';
import { habitualRhythm } from './next-meeting';

/**
 * What the group holds by on a day ('YYYY-MM-DD'): the latest version of its constitution that holds from then or
 * earlier. Where none does: `DEFAULT_TERMS`, with the rhythm and weekday of its latest two meetings (monthly, on Mondays,
 * where it has had none). Whose group it may be was asked before.
 */
export async function groupTerms(db: Db, groupId: string, on: string): Promise<GroupTerms> {
  const written = await sql<GroupTerms>`
    select ${TERMS_COLUMNS}
    from group_constitution where group_id = ${groupId} and from_on <= ${on} order by version desc limit 1
  `.execute(db);
  return written.rows[0] ?? { ...DEFAULT_TERMS, ...(await rhythmOfMeetings(db, groupId)) };
}

/** Monthly on Mondays where the group has not met. */
async function rhythmOfMeetings(db: Db, groupId: string): Promise<Pick<GroupTerms, 'rhythm' | 'weekday'>> {
  const latest = await db
    .selectFrom('meeting')
    .select('scheduledOn')
    .where('groupId', '=', groupId)
    .orderBy('scheduledOn', 'desc')
    .limit(2)
    .execute();
  const [last, before] = latest;
  return last ? habitualRhythm(last.scheduledOn, before?.scheduledOn) : { rhythm: 'monthly', weekday: 1 };
}
