import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { lockGroup } from './lock-group.server';
import { turnsOf } from './rotation.queries.server';

export type AgreeTurnsError =
  | { code: 'not-found' }
  | { code: 'not-rotating' }
  | { code: 'no-cycle' }
  | { code: 'changed-meanwhile' }
  | { code: 'not-all-members'; missing: number };

/** Member ids in the order in which they have the pot, without those who had it. */
type AgreedOrder = { memberIds: readonly string[]; seen: readonly string[] };

/**
 * Agrees in which order the members of a rotating group have the pot from now on. Who had it keeps her place. Fails with
 * `changed-meanwhile` where the order that was seen (member ids of those to come) is no longer the one that holds,
 * `not-all-members` where somebody of the group is left out, named twice or a stranger, `no-cycle`, `not-rotating`,
 * `not-found`.
 */
export async function agreeTurns(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { memberIds, seen }: AgreedOrder,
  clock: Clock,
): Promise<Result<null, AgreeTurnsError>> {
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  if (group.kind !== 'rotating') return fail({ code: 'not-rotating' });
  const cycle = await tx
    .selectFrom('groupCycle')
    .select('id')
    .where('groupId', '=', groupId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!cycle) return fail({ code: 'no-cycle' });
  const turns = await turnsOf(tx, groupId);
  const had = turns.filter(({ paidOn }) => paidOn !== null);
  const toCome = turns.filter(({ paidOn }) => paidOn === null).map(({ memberId }) => memberId);
  if (toCome.join() !== seen.join()) return fail({ code: 'changed-meanwhile' });
  const waiting = await waitingMembers(
    tx,
    groupId,
    group.today,
    had.map(({ memberId }) => memberId),
  );
  const missing = waiting.filter((memberId) => !memberIds.includes(memberId)).length;
  if (missing > 0 || memberIds.length !== waiting.length) return fail({ code: 'not-all-members', missing });
  const recordingId = await startRecording(tx, actor, { what: 'turns-agreed', groupId }, clock);
  const from = Math.max(0, ...had.map(({ position }) => position)) + 1;
  await writeOrder(tx, {
    cycleId: cycle.id,
    memberIds,
    toCome: turns.filter(({ paidOn }) => paidOn === null),
    from,
    recordingId,
  });
  return ok(null);
}

async function waitingMembers(tx: Tx, groupId: string, on: string, had: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('membership')
    .select('memberId')
    .where('groupId', '=', groupId)
    .where('joinedOn', '<=', on)
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', on)]))
    .execute();
  return rows.map(({ memberId }) => memberId).filter((memberId) => !had.includes(memberId));
}

type WrittenOrder = {
  cycleId: string;
  memberIds: readonly string[];
  toCome: readonly { turnId: string }[];
  from: number;
  recordingId: number;
};

/** Places that stand are filled anew; further ones are added. Places beyond those needed were of members who left. */
async function writeOrder(tx: Tx, { cycleId, memberIds, toCome, from, recordingId }: WrittenOrder): Promise<void> {
  for (const [index, memberId] of memberIds.entries()) {
    const turn = { memberId, position: from + index, recordingId };
    const standing = toCome[index];
    if (standing) await tx.updateTable('rotationTurn').set(turn).where('id', '=', standing.turnId).execute();
    else
      await tx
        .insertInto('rotationTurn')
        .values({ id: newId(), cycleId, ...turn })
        .execute();
  }
  const beyond = toCome.slice(memberIds.length).map(({ turnId }) => turnId);
  if (beyond.length > 0) await tx.deleteFrom('rotationTurn').where('id', 'in', beyond).execute();
}
