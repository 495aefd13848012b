import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';

/** The condition that the person keeps the training of the group that `column` names. */
export function keepsTrainingOf(staff: Staff, column: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from self_help_group kg where kg.id = ${sql.ref(column)}
    and ${staffMay(staff, 'keep_training', { branch: 'kg.branch_id', group: 'kg.id' })})`;
}

/** The condition that a session `s` is for a group, or for somebody of a group, whose training the person keeps. */
export function keepsSession(staff: Staff): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from (select group_id from training_session_group where session_id = s.id
      union select group_id from training_session_member where session_id = s.id) asked
    join self_help_group kg on kg.id = asked.group_id
    where ${staffMay(staff, 'keep_training', { branch: 'kg.branch_id', group: 'kg.id' })})`;
}

/** Whom a session `s` is for, as rows (member_id, group_id): members of its groups on its day, and those asked one by one. */
export const EXPECTED_AT_SESSION = sql`
  select distinct on (member_id) member_id, group_id from (
    select p.member_id, p.group_id from training_session_group x
    join membership p on p.group_id = x.group_id and p.joined_on <= s.session_on
      and (p.left_on is null or p.left_on > s.session_on)
    where x.session_id = s.id
    union
    select member_id, group_id from training_session_member where session_id = s.id
  ) one order by member_id, group_id`;
