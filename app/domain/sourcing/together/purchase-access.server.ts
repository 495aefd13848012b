import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { isMember, mayKeepGroup } from '~/domain/programme/group-access.server';
import type { Actor } from '~/platform/actor';

const GROUP = { branch: 'g.branch_id', group: 'g.id' };

/** What the actor is to a purchase `p` of the group `g`, as columns of a select. */
export type PurchaseRights = {
  isMember: boolean;
  /** Writes down what members without an account say. */
  mayKeep: boolean;
  /** Places the order or calls it off: officers, staff who keep the group, and the member who opened it. */
  mayClose: boolean;
};

/**
 * The condition that a purchase of the group `g` exists for the actor: its members now, and staff who keep its records.
 * Officers are members: asked for membership alone, a member's few purchases are found through her groups.
 */
export function seesPurchase(actor: Actor): RawBuilder<SqlBool> {
  const member = isMember(actor, GROUP);
  return actor.staff ? sql<SqlBool>`(${member} or ${mayKeepGroup(actor, GROUP)})` : member;
}

/** Columns of `PurchaseRights`, to be selected. */
export function rightsTo(actor: Actor) {
  const [member, keeps] = [isMember(actor, GROUP), mayKeepGroup(actor, GROUP)];
  return sql`${member} as is_member, ${keeps} as may_keep,
    (${keeps} or (${member} and p.opened_by = ${actor.accountId})) as may_close`;
}

/** A share counts while its member belongs to the group: open membership today of the member `s.member_id` in `p.group_id`. */
export const STILL_A_MEMBER = sql`exists (select from open_membership m where m.group_id = p.group_id
  and m.member_id = s.member_id)`;
