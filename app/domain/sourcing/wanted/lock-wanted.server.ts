import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { WantedState } from './wanted-post.states';

export type LockedWanted = NonNullable<Awaited<ReturnType<typeof lockOwnWanted>>>;

/** Locks a post of the actor's own; undefined for everybody else's. */
export async function lockOwnWanted(tx: Tx, actor: Actor, postId: string) {
  const row = await tx
    .selectFrom('wantedPost')
    .select(['id', 'productType', 'quantity', 'unit', 'quality', 'latestOn', 'country', 'district', 'deliveryPlace'])
    .select(['budgetMinor', 'currency', 'openUntil', 'private', 'state', 'version'])
    .where('id', '=', postId)
    .where('accountId', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, state: row.state as WantedState };
}
