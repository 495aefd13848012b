import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { SAMPLE_CHANGED } from './sample.events';
import { roleIn } from './sample-access.server';
import { sampleTransition, sideOf, type SampleRole, type SampleState, type SampleStep } from './sample.states';

/** `now` is the state that the sample has instead of one that the step starts from. */
export type ChangeSampleError = { code: 'sample-not-found' } | { code: 'state-changed'; now: SampleState };

/**
 * Takes a sample one step on, with words to the other side, and tells that side. A step that was taken already is no
 * failure. Staff take the steps of a supplier for which nobody acts here; the history says so. Fails with
 * `sample-not-found` for everybody but them, who asked and who acts for the supplier, and with `state-changed` where the
 * sample is elsewhere or the step is the other side's.
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
  if (by !== sideOf(sample.role)) return fail({ code: 'state-changed', now: sample.state });
  if (sample.state === to) return ok(to);
  if (!from.includes(sample.state)) return fail({ code: 'state-changed', now: sample.state });
  await tx
    .updateTable('sampleRequest')
    .set((eb) => ({ state: to, version: eb('version', '+', 1) }))
    .where('id', '=', requestId)
    .where('state', '=', sample.state)
    .executeTakeFirstOrThrow();
  const told = { accountId: actor.accountId, byStaff: sample.role === 'staff', words, at: clock.now() };
  const { id: sampleEventId } = await tx
    .insertInto('sampleEvent')
    .values({ requestId, fromState: sample.state, toState: to, side: by, ...told })
    .returning('id')
    .executeTakeFirstOrThrow();
  await emit(tx, SAMPLE_CHANGED, { sampleEventId });
  return ok(to);
}

async function lockSample(tx: Tx, actor: Actor, requestId: string) {
  const { rows } = await sql<{ state: SampleState; role: SampleRole }>`
    select r.state, a.role
    from sample_request r
    join enterprise e on e.id = r.enterprise_id
    cross join lateral (select ${roleIn(actor)} as role) a
    where r.id = ${requestId}::uuid and a.role is not null
    for update of r
  `.execute(tx);
  return rows[0];
}
