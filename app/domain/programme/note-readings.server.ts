import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

/** Notes, where staff read it, whose savings or loans were read; she can see it. Members reading their own group leave none. */
export async function noteReadings(
  db: Db,
  actor: Actor,
  members: readonly { memberId: string }[],
  what: string,
  clock: Clock,
): Promise<void> {
  if (!actor.staff || members.length === 0) return;
  const readings = members.map(({ memberId }) => ({ accountId: actor.accountId, memberId, what, at: clock.now() }));
  await db.insertInto('recordReading').values(readings).execute();
}
