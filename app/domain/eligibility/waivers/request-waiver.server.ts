import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { enterpriseForStaff } from '../enterprise-for-staff.queries.server';
import type { RequestWaiverInput } from './request-waiver.schema';
import { waivableRules } from './waivable-rules.queries.server';

export type RequestWaiverError = { code: 'not-found' } | { code: 'not-waivable' } | { code: 'unknown-groups' };

/**
 * An officer asks to waive rules for one enterprise. Nothing is waived until another approves. The same form asks once.
 * Returns the request's id. Fails with `not-found` (no enterprise of hers) or `not-waivable`.
 */
export async function requestWaiver(
  tx: Tx,
  officer: StaffMember,
  enterpriseId: string,
  input: RequestWaiverInput,
  clock: Clock,
): Promise<Result<string, RequestWaiverError>> {
  const enterprise = await enterpriseForStaff(tx, officer.staff, 'vet', enterpriseId);
  if (!enterprise) return fail({ code: 'not-found' });
  return write(tx, officer, { enterpriseId }, input, clock);
}

/**
 * The same for all enterprises of a branch, or of some of its groups, after a shock. It takes two who approve in that
 * branch. Fails with `not-found`, `not-waivable`, or `unknown-groups` (some are not of the branch).
 */
export async function requestBlanketWaiver(
  tx: Tx,
  officer: StaffMember,
  branchId: string,
  input: RequestWaiverInput,
  clock: Clock,
): Promise<Result<string, RequestWaiverError>> {
  const branch = await tx
    .selectFrom('branch')
    .select('id')
    .where('id', '=', branchId)
    .where(staffMayInBranch(officer.staff, 'approve', 'branch.id'))
    .executeTakeFirst();
  if (!branch) return fail({ code: 'not-found' });
  const groupIds = [...new Set(input.groupIds)];
  if (groupIds.length > 0) {
    const known = await tx
      .selectFrom('selfHelpGroup')
      .select('id')
      .where('id', 'in', groupIds)
      .where('branchId', '=', branchId)
      .execute();
    if (known.length !== groupIds.length) return fail({ code: 'unknown-groups' });
  }
  return write(tx, officer, { branchId, groupIds: groupIds.length > 0 ? groupIds : null }, input, clock);
}

async function write(
  tx: Tx,
  officer: StaffMember,
  whom: { enterpriseId: string } | { branchId: string; groupIds: string[] | null },
  { formId, groupIds: _groups, ...asked }: RequestWaiverInput,
  clock: Clock,
): Promise<Result<string, RequestWaiverError>> {
  const waivable = await waivableRules(tx);
  if (asked.rules.some((rule) => !waivable.includes(rule))) return fail({ code: 'not-waivable' });
  await tx
    .insertInto('waiverRequest')
    .values({
      id: formId,
      ...whom,
      ...asked,
      rules: [...new Set(asked.rules)],
      state: 'proposed',
      requestedBy: officer.accountId,
      requestedAt: clock.now(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return ok(formId);
}
