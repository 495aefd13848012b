import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { mayDraftFor } from './curriculum-keepers.server';

export type StartCurriculumError = { code: 'country-not-found' };

/**
 * Begins a draft of a country's next curriculum with the modules that are in force today. Where a draft is open already,
 * that one is returned. `country-not-found`: the person drafts for no branch there.
 */
export async function startCurriculum(
  tx: Tx,
  actor: StaffMember,
  country: string,
  clock: Clock,
): Promise<Result<{ id: string }, StartCurriculumError>> {
  const allowed = await sql`
    select 1 from (select ${country}::text as country) asked where ${mayDraftFor(actor.staff, 'asked.country')}
  `.execute(tx);
  if (allowed.rows.length === 0) return fail({ code: 'country-not-found' });
  await tx
    .insertInto('curriculum')
    .values({ id: newId(), country, state: 'draft', draftedBy: actor.accountId, draftedAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('curriculum')
    .select('id')
    .where('country', '=', country)
    .where('state', 'in', ['draft', 'proposed'])
    .executeTakeFirstOrThrow();
  await sql`
    insert into curriculum_module (curriculum_id, code, step, topic, title, minutes, mandatory)
    select ${id}, code, step, topic, title, minutes, mandatory from module_in_force m
    where country = ${country} and from_on <= ${today(clock)}::date and until_on > ${today(clock)}::date
      and not exists (select from curriculum_module c where c.curriculum_id = ${id})
      and exists (select from curriculum c where c.id = ${id} and c.state = 'draft' and c.edition = 1)
  `.execute(tx);
  return ok({ id });
}
