import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import type { SessionPlace } from './session-words';
import { SESSION_CHANGED } from './session.events';

type Change = { sessionId: string; what: 'moved' | 'cancelled'; reason: string; movedFrom?: SessionPlace };

/** Appends to a session's history that it was moved or cancelled, and tells it (`session.changed`). */
export async function noteSessionChange(tx: Tx, actor: StaffMember, change: Change, clock: Clock): Promise<void> {
  const { movedFrom, ...step } = change;
  const { id } = await tx
    .insertInto('trainingSessionEvent')
    .values({
      ...step,
      accountId: actor.accountId,
      at: clock.now(),
      ...(movedFrom && { movedFrom: JSON.stringify(movedFrom) }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await emit(tx, SESSION_CHANGED, { sessionEventId: Number(id) });
}
