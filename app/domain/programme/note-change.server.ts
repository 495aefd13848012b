import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';

type Change = {
  table: 'self_help_group' | 'member' | 'membership' | 'trainer_group' | 'meeting';
  recordId: string;
  /** Columns by their names in the database; nothing for a new record. */
  oldValue?: Record<string, unknown>;
  newValue: Record<string, unknown>;
  reason: string;
  recordingId?: number;
};

/** Writes a change of master data to the audit log with the old value, as an import does. */
export async function noteChange(tx: Tx, actor: Actor, change: Change, clock: Clock): Promise<void> {
  const { table, recordId, oldValue, newValue, reason, recordingId } = change;
  await tx
    .insertInto('auditLog')
    .values({
      at: clock.now(),
      accountId: actor.accountId,
      importId: recordingId,
      tableName: table,
      recordId,
      oldValue: oldValue && JSON.stringify(oldValue),
      newValue: JSON.stringify(newValue),
      reason,
    })
    .execute();
}
