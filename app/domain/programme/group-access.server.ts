import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffAct } from '~/domain/identity/staff-acts';
import type { Actor } from '~/platform/actor';
import { OFFICER_ROLES } from './officer-roles';

/** Columns as the query knows them: `{ branch: 'g.branch_id', group: 'g.id' }`. */
type GroupColumns = { branch: string; group: string };

/** The condition, for `where`, that the actor may see the group and its totals: staff of its registers, or a member now. */
export function mayReadGroup(actor: Actor, columns: GroupColumns): RawBuilder<SqlBool> {
  return either(actor, 'read_register', columns, isMember(actor, columns));
}

/** The condition that the actor may read the group's books, every member's savings and loans: staff of them, or an officer. */
export function mayReadBooks(actor: Actor, columns: GroupColumns): RawBuilder<SqlBool> {
  return either(actor, 'read_books', columns, isOfficer(actor, columns));
}

/** The condition that the actor may keep the group's records: staff who keep groups, or an officer. */
export function mayKeepGroup(actor: Actor, columns: GroupColumns): RawBuilder<SqlBool> {
  return either(actor, 'keep_groups', columns, isOfficer(actor, columns));
}

/** The condition that the actor's own membership in the group is open today. */
export function isMember(actor: Actor, columns: GroupColumns): RawBuilder<SqlBool> {
  return openMembership(actor, columns, sql`true`);
}

function isOfficer(actor: Actor, columns: GroupColumns): RawBuilder<SqlBool> {
  return openMembership(actor, columns, sql`own.role = any(${[...OFFICER_ROLES]}::text[])`);
}

function openMembership(actor: Actor, columns: GroupColumns, further: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (actor.memberId === null) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select from open_membership own where own.group_id = ${sql.ref(columns.group)}
    and own.member_id = ${actor.memberId}::uuid and ${further})`;
}

function either(actor: Actor, act: StaffAct, columns: GroupColumns, own: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return actor.staff ? sql<SqlBool>`(${staffMay(actor.staff, act, columns)} or ${own})` : own;
}
