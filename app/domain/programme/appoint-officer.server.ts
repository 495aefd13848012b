import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { lockGroup } from './lock-group.server';
import { noteChange } from './note-change.server';
import type { OfficerRole } from './officer-roles';

export type Appointment = {
  role: OfficerRole;
  memberId: string;
  fromOn: string;
  /** The day her term runs to; null: until the next is chosen. */
  untilOn: string | null;
  /** Who held the office on the form that was filled in; null: nobody. */
  seenHolder: string | null;
  resolution: string;
};

export type AppointOfficerError =
  | { code: 'not-found' }
  | { code: 'not-a-member' }
  | { code: 'holds-it-already' }
  | { code: 'changed-meanwhile'; holder: string | null }
  | { code: 'out-of-days'; field: 'fromOn' | 'untilOn'; earliest: string; latest: string | null };

/**
 * Gives an office to a member for a term. Whoever held it holds it no longer from that day, and the new holder gives up
 * an office she held beside; `membership.role` follows. Fails with `changed-meanwhile` and the holder's name where
 * another was chosen since the form was opened, `not-a-member` where she is not in the group on both that day and today,
 * `holds-it-already`, `out-of-days` with the days that go, `not-found`.
 */
export async function appointOfficer(
  tx: Tx,
  actor: Actor,
  groupId: string,
  appointment: Appointment,
  clock: Clock,
): Promise<Result<null, AppointOfficerError>> {
  const { role, memberId, fromOn, untilOn, resolution } = appointment;
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  const members = await openMemberships(tx, groupId, group.today);
  const holder = members.find((one) => one.role === role);
  if ((holder?.memberId ?? null) !== appointment.seenHolder) {
    return fail({ code: 'changed-meanwhile', holder: holder?.name ?? null });
  }
  const chosen = members.find((one) => one.memberId === memberId);
  if (!chosen || chosen.joinedOn > fromOn) return fail({ code: 'not-a-member' });
  if (chosen.role === role) return fail({ code: 'holds-it-already' });
  const earliest = (await currentTerm(tx, groupId, role))?.fromOn ?? group.formedOn;
  if (fromOn < earliest || fromOn > group.today) {
    return fail({ code: 'out-of-days', field: 'fromOn', earliest, latest: group.today });
  }
  if (untilOn !== null && untilOn <= fromOn) {
    return fail({ code: 'out-of-days', field: 'untilOn', earliest: fromOn, latest: null });
  }
  const recordingId = await startRecording(
    tx,
    actor,
    { what: 'officer-chosen', groupId, memberId, reason: resolution },
    clock,
  );
  await endOffices(tx, groupId, { role, memberId, fromOn });
  for (const one of members) {
    const next = one.memberId === memberId ? role : one.role === role ? 'member' : one.role;
    if (next === one.role) continue;
    await tx.updateTable('membership').set({ role: next }).where('id', '=', one.id).execute();
    const values = { oldValue: { role: one.role }, newValue: { role: next } };
    const change = { table: 'membership', recordId: one.id, ...values, reason: resolution, recordingId } as const;
    await noteChange(tx, actor, change, clock);
  }
  await tx
    .insertInto('groupOffice')
    .values({ id: newId(), groupId, memberId, role, fromOn, untilOn, recordingId })
    .execute();
  return ok(null);
}

async function openMemberships(tx: Tx, groupId: string, on: string) {
  return tx
    .selectFrom('membership')
    .innerJoin('member', 'member.id', 'membership.memberId')
    .select(['membership.id', 'memberId', 'joinedOn', 'role', 'displayName as name'])
    .where('groupId', '=', groupId)
    .where('joinedOn', '<=', on)
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', on)]))
    .orderBy('membership.id')
    .execute();
}

async function currentTerm(tx: Tx, groupId: string, role: OfficerRole) {
  return tx
    .selectFrom('groupOffice')
    .select('fromOn')
    .where('groupId', '=', groupId)
    .where('role', '=', role)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
}

async function endOffices(
  tx: Tx,
  groupId: string,
  { role, memberId, fromOn }: Pick<Appointment, 'role' | 'memberId' | 'fromOn'>,
): Promise<void> {
  await tx
    .updateTable('groupOffice')
    .set((eb) => ({ endedOn: eb.fn('greatest', ['fromOn', eb.cast(eb.val(fromOn), 'date')]) }))
    .where('groupId', '=', groupId)
    .where((eb) => eb.or([eb('role', '=', role), eb('memberId', '=', memberId)]))
    .where('endedOn', 'is', null)
    .execute();
}
