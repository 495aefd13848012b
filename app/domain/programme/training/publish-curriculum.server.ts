import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { mayPublishCurricula } from './curriculum-keepers.server';
import { CURRICULUM_PUBLISHED } from './curriculum.events';
import { lockCurriculum } from './lock-curriculum.server';

export type PublishError = { code: 'not-found' } | { code: 'not-proposed' } | { code: 'own-proposal' };

export type Published = { version: number; inForceFrom: string };

/**
 * Publishes a proposed curriculum by another person than proposed it. It is in force from the proposed day, but not
 * before today nor before the day after the version before it began. The register's modules follow it (old values in the
 * audit log); what the registers asked until then is kept as version 0, so that earlier days are judged as they were.
 */
export async function publishCurriculum(
  tx: Tx,
  actor: StaffMember,
  curriculumId: string,
  clock: Clock,
): Promise<Result<Published, PublishError>> {
  const curriculum = await lockCurriculum(tx, actor, curriculumId);
  if (!curriculum || !mayPublishCurricula(actor.staff)) return fail({ code: 'not-found' });
  if (curriculum.state !== 'proposed') return fail({ code: 'not-proposed' });
  if (curriculum.proposedBy === actor.accountId) return fail({ code: 'own-proposal' });
  await keepWhatRegistersAsked(tx, curriculum.country, clock);
  await followInRegister(tx, actor, curriculumId, clock);
  const { rows } = await sql<Published>`
    update curriculum c set state = 'published', published_by = ${actor.accountId}, published_at = ${clock.now()},
      version = before.version + 1,
      in_force_from = greatest(c.in_force_from, ${today(clock)}::date,
        case when isfinite(before.from_on) then before.from_on + 1 end)
    from (select coalesce(max(version), 0) as version, max(in_force_from) as from_on
      from curriculum where country = ${curriculum.country} and state = 'published') before
    where c.id = ${curriculumId}
    returning c.version, c.in_force_from
  `.execute(tx);
  const [published] = rows;
  if (!published) throw new Error('the locked curriculum is gone');
  await emit(tx, CURRICULUM_PUBLISHED, { curriculumId });
  return ok(published);
}

/** Before a country's first version is published: its modules as the registers have them, in force from ever. */
async function keepWhatRegistersAsked(tx: Tx, country: string, clock: Clock): Promise<void> {
  const id = newId();
  const { rows } = await sql<{ id: string }>`
    insert into curriculum (id, country, state, drafted_at)
    select ${id}, ${country}, 'discarded', ${clock.now()}
    where not exists (select from curriculum where country = ${country} and state = 'published')
      and exists (select from training_module where country = ${country})
    returning id
  `.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into curriculum_module (curriculum_id, code, step, topic, title, minutes, mandatory, module_id)
    select ${id}, code, step, topic, title, minutes, mandatory, id from training_module where country = ${country}
  `.execute(tx);
  await sql`
    update curriculum set state = 'published', version = 0, in_force_from = '-infinity', published_at = ${clock.now()}
    where id = ${id}
  `.execute(tx);
}

/** New modules enter the register, changed ones are changed there, and those left out are mandatory no longer. */
async function followInRegister(tx: Tx, actor: StaffMember, curriculumId: string, clock: Clock): Promise<void> {
  const { rows: added } = await sql<{ code: string }>`
    select m.code from curriculum_module m left join training_module t on t.code = m.code
    where m.curriculum_id = ${curriculumId} and t.id is null
  `.execute(tx);
  if (added.length > 0) {
    await sql`
      insert into training_module (id, code, country, step, topic, title, minutes, mandatory)
      select n.id, m.code, c.country, m.step, m.topic, m.title, m.minutes, m.mandatory
      from unnest(${added.map(() => newId())}::uuid[], ${added.map(({ code }) => code)}::text[]) as n(id, code)
      join curriculum_module m on m.code = n.code and m.curriculum_id = ${curriculumId}
      join curriculum c on c.id = m.curriculum_id
    `.execute(tx);
  }
  await sql`
    with next as (
      select t.id, coalesce(m.step, t.step) as step, coalesce(m.topic, t.topic) as topic,
        coalesce(m.title, t.title) as title, coalesce(m.minutes, t.minutes) as minutes,
        coalesce(m.mandatory, false) as mandatory
      from training_module t join curriculum c on c.id = ${curriculumId} and c.country = t.country
      left join curriculum_module m on m.curriculum_id = c.id and m.code = t.code
    ), changed as (
      select t.id, to_jsonb(t) - '{id,code,country}'::text[] as old_value, to_jsonb(n) - 'id' as new_value
      from next n join training_module t on t.id = n.id
      where (t.step, t.topic, t.title, t.minutes, t.mandatory) is distinct from
        (n.step, n.topic, n.title, n.minutes, n.mandatory)
    ), logged as (
      insert into audit_log (at, account_id, table_name, record_id, old_value, new_value, reason)
      select ${clock.now()}::timestamptz, ${actor.accountId}::uuid, 'training_module', id::text, old_value, new_value,
        ${`curriculum ${curriculumId}`}
      from changed
    )
    update training_module t set step = n.step, topic = n.topic, title = n.title, minutes = n.minutes,
      mandatory = n.mandatory
    from next n join changed using (id) where t.id = n.id
  `.execute(tx);
  await sql`
    update curriculum_module m set module_id = t.id
    from training_module t where m.curriculum_id = ${curriculumId} and t.code = m.code
  `.execute(tx);
}
