import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { readText, type FieldProblem } from './read-fields';
import { keepsTrainingOf } from './session-scope.server';

export type WithdrawError =
  | { code: 'not-found' }
  | { code: 'withdrawn' }
  | { code: 'proposed-already' }
  | { code: 'own-proposal' }
  | { code: 'nothing-proposed' }
  | { code: 'wrong-reason'; problem: FieldProblem };

const LEAST_REASON = 10;

/** Proposes to withdraw a certificate, by staff who keep her training. The reason is read by staff alone. */
export async function proposeWithdrawal(
  tx: Tx,
  actor: StaffMember,
  { certificateId, reason }: { certificateId: string; reason: string | undefined },
  clock: Clock,
): Promise<Result<null, WithdrawError>> {
  const { rows } = await sql<{ withdrawnOn: string | null }>`
    select c.withdrawn_on from certificate c where c.id = ${certificateId} and exists (
      select from membership p where p.member_id = c.member_id and ${keepsTrainingOf(actor.staff, 'p.group_id')})
    for update of c
  `.execute(tx);
  const [certificate] = rows;
  if (!certificate) return fail({ code: 'not-found' });
  if (certificate.withdrawnOn) return fail({ code: 'withdrawn' });
  const read = readText(reason, { least: LEAST_REASON, most: 500 });
  if (!read.ok) return fail({ code: 'wrong-reason', problem: read.error });
  const made = await tx
    .insertInto('certificateWithdrawal')
    .values({
      id: newId(),
      certificateId,
      reason: read.value,
      proposedBy: actor.accountId,
      proposedAt: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made ? ok(null) : fail({ code: 'proposed-already' });
}

/**
 * The second person's word on a proposed withdrawal: staff who approve in the branch where it was made out, and not who
 * proposed it. Withdrawn, the certificate's public page says so from then on.
 */
export async function decideWithdrawal(
  tx: Tx,
  actor: StaffMember,
  { certificateId, withdraw }: { certificateId: string; withdraw: boolean },
  clock: Clock,
): Promise<Result<null, WithdrawError>> {
  const { rows } = await sql<{ withdrawnOn: string | null; timezone: string }>`
    select c.withdrawn_on, b.timezone from certificate c join branch b on b.id = c.branch_id
    where c.id = ${certificateId} and exists (
      select from membership p join self_help_group g on g.id = p.group_id where p.member_id = c.member_id
        and ${staffMay(actor.staff, 'approve', { branch: 'g.branch_id', group: 'g.id' })})
    for update of c
  `.execute(tx);
  const [certificate] = rows;
  if (!certificate) return fail({ code: 'not-found' });
  if (certificate.withdrawnOn) return fail({ code: 'withdrawn' });
  const proposal = await tx
    .selectFrom('certificateWithdrawal')
    .select(['id', 'proposedBy'])
    .where('certificateId', '=', certificateId)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  if (!proposal) return fail({ code: 'nothing-proposed' });
  if (proposal.proposedBy === actor.accountId) return fail({ code: 'own-proposal' });
  await tx
    .updateTable('certificateWithdrawal')
    .set({ state: withdraw ? 'done' : 'refused', decidedBy: actor.accountId, decidedAt: clock.now() })
    .where('id', '=', proposal.id)
    .execute();
  if (withdraw) {
    await tx
      .updateTable('certificate')
      .set({ withdrawnOn: today(clock, certificate.timezone) })
      .where('id', '=', certificateId)
      .execute();
  }
  return ok(null);
}
