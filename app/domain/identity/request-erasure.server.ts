import { sql } from 'kysely';
import type { Member, StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { staffMay } from './staff-scope.server';

/**
 * Asks for the actor's own record to be erased. One request stands at a time: asking again returns the standing one's id.
 */
export async function requestOwnErasure(tx: Tx, actor: Member, clock: Clock): Promise<Result<string, never>> {
  return ok(await request(tx, actor.accountId, actor.memberId, clock));
}

/** The same by staff for a member of their groups who asked by word or letter. Fails with `not-found` for others. */
export async function requestErasureFor(
  tx: Tx,
  actor: StaffMember,
  memberId: string,
  clock: Clock,
): Promise<Result<string, { code: 'not-found' }>> {
  const { rows } = await sql`
    select from member m where m.id = ${memberId}::uuid and m.erased_at is null and exists (
      select from membership s join self_help_group g on g.id = s.group_id where s.member_id = m.id
        and ${staffMay(actor.staff, 'keep_groups', { branch: 'g.branch_id', group: 'g.id' })})
  `.execute(tx);
  return rows.length === 0 ? fail({ code: 'not-found' }) : ok(await request(tx, actor.accountId, memberId, clock));
}

/** Takes the actor's own standing request back; without one nothing changes. */
export async function withdrawErasure(tx: Tx, actor: Member, clock: Clock): Promise<Result<null, never>> {
  await tx
    .updateTable('erasureRequest')
    .set({ state: 'withdrawn', decidedAt: clock.now() })
    .where('memberId', '=', actor.memberId)
    .where('state', '=', 'requested')
    .execute();
  return ok(null);
}

async function request(tx: Tx, accountId: string, memberId: string, clock: Clock): Promise<string> {
  await tx
    .insertInto('erasureRequest')
    .values({ id: newId(), memberId, requestedBy: accountId, requestedAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('erasureRequest')
    .select('id')
    .where('memberId', '=', memberId)
    .where('state', '=', 'requested')
    .executeTakeFirstOrThrow();
  return id;
}
