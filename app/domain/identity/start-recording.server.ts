import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { noteRecordNumber } from './record-number.server';
import { RECORDS_CHANGED } from './recording.events';

type Recording = {
  /** What is recorded, as a word for the history: "meeting", "loan-repayment". */
  what: string;
  /** Whose records it touches: a whole group's, a member's, or an enterprise's. At least one. */
  groupId?: string;
  memberId?: string;
  enterpriseId?: string;
  /** The member for whom the actor records, where she does not do so herself. */
  onBehalfOf?: string;
  /** Why, where something recorded before is corrected. */
  reason?: string;
};

/**
 * Begins to keep records by hand, in the transaction that writes them. Returns its number: rows that are written carry it
 * as `importId`, rows that are replaced as `reversedIn`, ledger entries as `importId`. Tells `records.changed`, so that
 * whoever is touched is judged again.
 */
export async function startRecording(tx: Tx, actor: Actor, recording: Recording, clock: Clock): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('register_import', 'id')) as id
  `.execute(tx);
  const id = rows[0]?.id ?? 0;
  await tx
    .insertInto('deskRecording')
    .values({ id, accountId: actor.accountId, recordedAt: clock.now(), ...recording })
    .execute();
  await noteRecordNumber(tx, id);
  await emit(tx, RECORDS_CHANGED, { recordingId: id });
  return id;
}
