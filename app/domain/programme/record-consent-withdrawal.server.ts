import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';

/**
 * Notes in the register that a member has taken her consent back, with the old value in the audit log. Returns the
 * enterprises that she owns, whose place rests on it. A withdrawal that stands already is left as it is.
 */
export async function recordConsentWithdrawal(tx: Tx, memberId: string, clock: Clock): Promise<string[]> {
  const changed = await tx
    .updateTable('member')
    .set({ consentWithdrawnOn: today(clock) })
    .where('id', '=', memberId)
    .where('consentWithdrawnOn', 'is', null)
    .returning('consentWithdrawnOn')
    .executeTakeFirst();
  if (changed) {
    await tx
      .insertInto('auditLog')
      .values({
        at: clock.now(),
        tableName: 'member',
        recordId: memberId,
        oldValue: JSON.stringify({ consentWithdrawnOn: null }),
        newValue: JSON.stringify(changed),
        reason: 'withdrawn by the member',
      })
      .execute();
  }
  const owned = await tx
    .selectFrom('enterpriseOwner')
    .select('enterpriseId')
    .where('memberId', '=', memberId)
    .execute();
  return owned.map(({ enterpriseId }) => enterpriseId);
}
