import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Member, StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { afterWorkingDays, ANSWER_WORKING_DAYS, lastAppealDay } from './appeal-days';

/** Fails with 'missing' or 'too-long' at a field. */
export const fileAppealSchema = z.object({
  decisionId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  words: z.string({ error: 'missing' }).trim().min(1, 'missing').max(2_000, 'too-long'),
  /** Made with the form: sent twice, it appeals once. */
  formId: z.uuid('missing'),
});

export type FileAppealInput = z.output<typeof fileAppealSchema>;
export type FileAppealError =
  { code: 'decision-not-found' } | { code: 'too-late'; lastDay: string } | { code: 'appealed-already' };

/**
 * A member appeals against a decision about an enterprise of hers, in her own words, within 30 days by her branch's
 * calendar. The answer is due in 10 working days. Returns the appeal's id. Fails with `decision-not-found` (none of hers,
 * or one that lets her sell unhindered), `too-late`, or `appealed-already`.
 */
export async function fileAppeal(
  tx: Tx,
  seller: Member,
  input: FileAppealInput,
  clock: Clock,
): Promise<Result<string, FileAppealError>> {
  return write(tx, { memberId: seller.memberId, filedBy: seller.accountId }, sql<SqlBool>`true`, input, clock);
}

/** The same by an officer for an owner who told her: the officer has no part in the answer then. */
export async function fileAppealFor(
  tx: Tx,
  officer: StaffMember,
  memberId: string,
  input: FileAppealInput,
  clock: Clock,
): Promise<Result<string, FileAppealError>> {
  const allowed = staffMay(officer.staff, 'vet', { branch: 'b.id', group: 'g.id' });
  return write(tx, { memberId, filedBy: officer.accountId }, allowed, input, clock);
}

async function write(
  tx: Tx,
  who: { memberId: string; filedBy: string },
  allowed: RawBuilder<SqlBool>,
  { decisionId, words, formId }: FileAppealInput,
  clock: Clock,
): Promise<Result<string, FileAppealError>> {
  const { rows } = await sql<{ enterpriseId: string; decidedAt: Date; timeZone: string }>`
    select d.enterprise_id, d.decided_at, b.timezone as time_zone
    from eligibility_decision d
    join enterprise e on e.id = d.enterprise_id
    join enterprise_owner o on o.enterprise_id = e.id and o.member_id = ${who.memberId}::uuid
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    where d.id = ${decisionId} and d.outcome <> 'eligible' and ${allowed}
  `.execute(tx);
  const [decision] = rows;
  if (!decision) return fail({ code: 'decision-not-found' });
  const { enterpriseId, timeZone } = decision;
  const day = today(clock, timeZone);
  const lastDay = lastAppealDay(today({ now: () => decision.decidedAt }, timeZone));
  if (day > lastDay) return fail({ code: 'too-late', lastDay });
  const written = await tx
    .insertInto('appeal')
    .values({
      id: formId,
      enterpriseId,
      decisionId,
      ...who,
      words,
      filedAt: clock.now(),
      answerBy: afterWorkingDays(day, ANSWER_WORKING_DAYS),
      state: 'open',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) return ok(written.id);
  const same = await tx
    .selectFrom('appeal')
    .select('id')
    .where('id', '=', formId)
    .where('decisionId', '=', decisionId)
    .where('memberId', '=', who.memberId)
    .executeTakeFirst();
  return same ? ok(same.id) : fail({ code: 'appealed-already' });
}
