import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockOwnWanted } from './lock-wanted.server';
import { wantedTransition, type OwnerStep, type WantedState, type WantedStep } from './wanted-post.states';

export type CloseWantedError = { code: 'post-not-found' } | { code: 'state-changed'; now: WantedState };

/**
 * Ends the actor's open post and says how; a form sent twice is no failure. Fails with `post-not-found`, or with
 * `state-changed` where it has ended otherwise.
 */
export async function closeWanted(
  tx: Tx,
  actor: Actor,
  postId: string,
  step: OwnerStep,
  clock: Clock,
): Promise<Result<WantedState, CloseWantedError>> {
  const post = await lockOwnWanted(tx, actor, postId);
  if (!post) return fail({ code: 'post-not-found' });
  const { from, to } = wantedTransition(step);
  if (post.state === to) return ok(to);
  if (post.state !== from) return fail({ code: 'state-changed', now: post.state });
  await tx.updateTable('wantedPost').set({ state: to }).where('id', '=', postId).where('state', '=', from).execute();
  await tx
    .insertInto('wantedPostEvent')
    .values({ postId, fromState: from, toState: to, accountId: actor.accountId, at: clock.now() })
    .execute();
  return ok(to);
}

/** Lets open posts expire whose last day is over. Returns how many; those that somebody is acting on are left for next time. */
export function expireWanted(db: Db, clock: Clock): Promise<number> {
  return endPosts(db, 'expire', { which: sql`open_until < ${today(clock)}`, accountId: null }, clock);
}

/** Withdraws all that an account has posted and is open. Returns how many; what somebody is acting on is waited for. */
export function withdrawAllWanted(tx: Tx, accountId: string, clock: Clock): Promise<number> {
  return endPosts(tx, 'withdraw', { which: sql`account_id = ${accountId}::uuid`, accountId }, clock);
}

async function endPosts(
  db: Db,
  step: WantedStep,
  { which, accountId }: { which: RawBuilder<unknown>; accountId: string | null },
  clock: Clock,
): Promise<number> {
  const { from, to, by } = wantedTransition(step);
  const { rows } = await sql<{ count: number }>`
    with ended as (
      select id from wanted_post where state = ${from} and ${which} for update ${sql.raw(by === 'system' ? 'skip locked' : '')}
    ), changed as (
      update wanted_post p set state = ${to} from ended where p.id = ended.id returning p.id
    ), history as (
      insert into wanted_post_event (post_id, from_state, to_state, account_id, at)
      select id, ${from}, ${to}, ${accountId}::uuid, ${clock.now()}::timestamptz from changed returning id
    )
    select count(*)::int as count from history
  `.execute(db);
  return rows[0]?.count ?? 0;
}
