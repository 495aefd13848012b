import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { mayKeepGroup } from './group-access.server';
import { keepPins } from './member-pin.server';

type Ids = { groupId: string; memberId: string };

/** A member of a group that the actor keeps, and whether she has a number to sign with; undefined for anybody else. */
export async function memberOfGroup(
  db: Db,
  actor: Actor,
  { groupId, memberId }: Ids,
): Promise<(Ids & { name: string; hasPin: boolean }) | undefined> {
  const { rows } = await sql<Ids & { name: string; hasPin: boolean }>`
    select g.id as group_id, m.id as member_id, m.display_name as name,
      exists (select from member_pin p where p.member_id = m.id and p.pin_hash is not null) as has_pin
    from self_help_group g join open_membership s on s.group_id = g.id join member m on m.id = s.member_id
    where g.id = ${groupId} and m.id = ${memberId}
      and ${mayKeepGroup(actor, { branch: 'g.branch_id', group: 'g.id' })}
    limit 1
  `.execute(db);
  return rows[0];
}

/** Takes a member's number away, with the reason, so that she chooses a new one when she signs next. */
export async function resetPin(
  tx: Tx,
  actor: Actor,
  { reason, ...ids }: Ids & { reason: string },
  clock: Clock,
): Promise<Result<null, { code: 'member-not-found' | 'reason-missing' }>> {
  const member = await memberOfGroup(tx, actor, ids);
  if (!member) return fail({ code: 'member-not-found' });
  const why = reason.trim().slice(0, 500);
  if (why === '') return fail({ code: 'reason-missing' });
  await keepPins(tx, actor, [{ memberId: ids.memberId, pinHash: null, what: 'reset', reason: why }], clock);
  return ok(null);
}
