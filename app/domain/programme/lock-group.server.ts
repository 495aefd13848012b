import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { mayKeepGroup } from './group-access.server';
import type { GroupKind } from './group-facts.queries.server';

export type LockedGroup = {
  id: string;
  code: string;
  kind: GroupKind;
  branchId: string;
  currency: string;
  formedOn: string;
  closedOn: string | null;
  noLendingResolutionOn: string | null;
  /** The day at the group's branch. */
  today: string;
};

/**
 * Locks a group whose records the actor keeps until the transaction ends; undefined for any other. Who keeps something
 * about the same group waits. `alone` keeps new meetings and loans of the group out as well.
 */
export async function lockGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
  clock: Clock,
  { alone = false } = {},
): Promise<LockedGroup | undefined> {
  const { rows } = await sql<Omit<LockedGroup, 'today'> & { timeZone: string }>`
    select g.id, g.code, g.kind, g.branch_id, b.currency, b.timezone as time_zone, g.formed_on, g.closed_on,
      g.no_lending_resolution_on
    from self_help_group g join branch b on b.id = g.branch_id
    where g.id = ${groupId} and ${mayKeepGroup(actor, { branch: 'g.branch_id', group: 'g.id' })}
    for ${alone ? sql`update` : sql`no key update`} of g
  `.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { timeZone, ...group } = row;
  return { ...group, today: today(clock, timeZone) };
}
