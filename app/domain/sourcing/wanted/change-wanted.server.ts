import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockOwnWanted, type LockedWanted } from './lock-wanted.server';
import { unitFits, type WantedTerms } from './post-wanted.server';
import { WANTED_CHANGED } from './wanted.events';

export type ChangeWantedError =
  | { code: 'post-not-found' }
  | { code: 'not-open' }
  | { code: 'unit-does-not-fit' }
  | { code: 'changed-meanwhile'; current: LockedWanted };

const FIELDS = [
  'quantity',
  'unit',
  'quality',
  'latestOn',
  'country',
  'district',
  'deliveryPlace',
  'budgetMinor',
  'currency',
  'openUntil',
  'private',
] as const satisfies (keyof LockedWanted)[];

/**
 * Changes what the actor's open post asks for, and keeps what stood there before. Where the post was changed since
 * `version` it fails with `changed-meanwhile` and the post as it is now; the same form sent twice is no failure. Fails with
 * `post-not-found`, `not-open` or `unit-does-not-fit` too. Who could cover it is worked out again.
 */
export async function changeWanted(
  tx: Tx,
  actor: Actor,
  postId: string,
  { place, ...terms }: WantedTerms,
  version: number,
  clock: Clock,
): Promise<Result<null, ChangeWantedError>> {
  const post = await lockOwnWanted(tx, actor, postId);
  if (!post) return fail({ code: 'post-not-found' });
  const wished = { ...terms, country: place.country, district: place.district };
  const changed = FIELDS.filter((field) => wished[field] !== post[field]);
  if (changed.length === 0) return ok(null);
  if (post.state !== 'open') return fail({ code: 'not-open' });
  if (post.version !== version) return fail({ code: 'changed-meanwhile', current: post });
  if (!(await unitFits(tx, post.productType, terms.unit))) return fail({ code: 'unit-does-not-fit' });
  await tx
    .updateTable('wantedPost')
    .set((eb) => ({ ...wished, latitude: place.latitude, longitude: place.longitude, version: eb('version', '+', 1) }))
    .where('id', '=', postId)
    .execute();
  const before = Object.fromEntries(changed.map((field) => [field, post[field]]));
  await tx
    .insertInto('wantedPostEvent')
    .values({
      postId,
      fromState: 'open',
      toState: 'open',
      accountId: actor.accountId,
      before: JSON.stringify(before),
      at: clock.now(),
    })
    .execute();
  await emit(tx, WANTED_CHANGED, { postId });
  return ok(null);
}
