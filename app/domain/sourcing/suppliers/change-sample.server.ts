import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { SAMPLE_CHANGED } from './sample.events';
import { sampleTransition, type SampleSide, type SampleState, type SampleStep } from './sample.states';

/** `now` is the state that the sample has instead of one that the step starts from. */
export type ChangeSampleError = { code: 'sample-not-found' } | { code: 'state-changed'; now: SampleState };

/**
 * Takes a sample one step on, with words to the other side, and tells that side. A step that was taken already is no
 * failure. Fails with `sample-not-found` for everybody but who asked and who acts for the supplier, and with
 * `state-changed` where the sample is elsewhere or the step is the other side's.
 */
export async function changeSample(
  tx: Tx,
  actor: Actor,
  requestId: string,
  { step, words }: { step: SampleStep; words: string },
  clock: Clock,
): Promise<Result<SampleState, ChangeSampleError>> {
  const sample = await lockSample(tx, actor, requestId);
  if (!sample) return fail({ code: 'sample-not-found' });
  const { from, to, by } = sampleTransition(step);
  if (by !== sample.side) return fail({ code: 'state-changed', now: sample.state });
  if (sample.state === to) return ok(to);
  if (!from.includes(sample.state)) return fail({ code: 'state-changed', now: sample.state });
  await tx
    .updateTable('sampleRequest')
    .set((eb) => ({ state: to, version: eb('version', '+', 1) }))
    .where('id', '=', requestId)
    .where('state', '=', sample.state)
    .executeTakeFirstOrThrow();
  const { accountId } = actor;
  const { id: sampleEventId } = await tx
    .insertInto('sampleEvent')
    .values({ requestId, fromState: sample.state, toState: to, side: by, accountId, words, at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await emit(tx, SAMPLE_CHANGED, { sampleEventId });
  return ok(to);
}

async function lockSample(tx: Tx, { accountId }: Actor, requestId: string) {
  const { rows } = await sql<{ state: SampleState; side: SampleSide }>`
    select r.state, case when r.account_id = ${accountId} then 'buyer' else 'seller' end as side
    from sample_request r
    where r.id = ${requestId}::uuid and (r.account_id = ${accountId} or exists (
      select from enterprise_account w where w.enterprise_id = r.enterprise_id and w.account_id = ${accountId}))
    for update of r
  `.execute(tx);
  return rows[0];
}
