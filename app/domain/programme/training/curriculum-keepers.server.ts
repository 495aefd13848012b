import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';

/** The condition that the person may draft and propose what a country teaches: she approves in a branch there. */
export function mayDraftFor(staff: Staff, column: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from branch kb where kb.country = ${sql.ref(column)}
    and ${staffMayInBranch(staff, 'approve', 'kb.id')})`;
}

/** Whether the person may publish curricula, as the second of the two: staff who govern all branches. */
export function mayPublishCurricula(staff: Staff): boolean {
  return hasActEverywhere(staff, 'govern');
}
