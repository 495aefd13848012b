import { sql } from 'kysely';
import { z } from 'zod';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { APPEAL_ANSWERED } from '../eligibility.events';
import { judgeEnterprises } from '../judge-enterprises.server';
import { inJudgementTurn } from '../judgement-turn.server';
import { officerWords } from '../officer-words.schema';
import { decideSuspensionIn } from '../suspension/decide-suspension.server';
import { waivableRules } from '../waivers/waivable-rules.queries.server';
import type { Rule } from '../rules';
import { APPEAL_VERDICTS } from './appeal-verdicts';
import { tookPart } from './took-part.sql';

/** Days of the waiver that an upheld appeal asks for. */
const WAIVED_DAYS = 30;

/** Fails with 'missing', 'too-short' or 'too-long' at a field. */
export const answerAppealSchema = z.object({
  /** Upheld with what follows, or dismissed. */
  verdict: z.enum(APPEAL_VERDICTS, { error: 'missing' }),
  answer: officerWords,
});

export type AnswerAppealInput = z.output<typeof answerAppealSchema>;
export type AnswerAppealError =
  | { code: 'appeal-not-found' }
  | { code: 'took-part' }
  | { code: 'answered-already' }
  | { code: 'nothing-to-waive' }
  | { code: 'nothing-to-lift' };

type Open = {
  id: string;
  enterpriseId: string;
  decisionId: number;
  state: string;
  tookPart: boolean;
  timeZone: string;
};

/**
 * An officer who took no part answers an appeal with her reasons. Upheld, the enterprise is judged again by the records as
 * they are now; or a waiver of what fails is asked for, which another officer approves; or a suspension that is proposed
 * ends, and for one that stands its lifting is proposed, which another confirms. Fails with `appeal-not-found`,
 * `took-part`, `answered-already`, `nothing-to-waive` or `nothing-to-lift`.
 */
export async function answerAppeal(
  db: Db,
  officer: StaffMember,
  appealId: string,
  { verdict, answer }: AnswerAppealInput,
  clock: Clock,
): Promise<Result<null, AnswerAppealError>> {
  return inJudgementTurn(db, async (tx): Promise<Result<null, AnswerAppealError>> => {
    const appeal = await lock(tx, officer, appealId);
    if (!appeal) return fail({ code: 'appeal-not-found' });
    if (appeal.state !== 'open') return fail({ code: 'answered-already' });
    if (appeal.tookPart) return fail({ code: 'took-part' });
    const upheld = verdict !== 'dismissed';
    await tx
      .updateTable('appeal')
      .set({
        state: upheld ? 'upheld' : 'dismissed',
        remedy: upheld ? verdict : null,
        answer,
        answeredBy: officer.accountId,
        answeredAt: clock.now(),
      })
      .where('id', '=', appealId)
      .execute();
    await emit(tx, APPEAL_ANSWERED, { appealId });
    switch (verdict) {
      case 'dismissed':
        return ok(null);
      case 'judged_again':
        await judgeEnterprises(tx, { enterpriseIds: [appeal.enterpriseId], clock });
        return ok(null);
      case 'waiver':
        return askForWaiver(tx, officer, appeal, answer, clock);
      case 'lifting':
        return endSuspension(tx, officer, appeal, answer, clock);
    }
  });
}

async function lock(tx: Tx, officer: StaffMember, appealId: string): Promise<Open | undefined> {
  const { rows } = await sql<Open>`
    select a.id, a.enterprise_id, a.decision_id, a.state, b.timezone as time_zone,
      ${tookPart(officer.accountId)} as took_part
    from appeal a
    join eligibility_decision d on d.id = a.decision_id
    join enterprise e on e.id = a.enterprise_id
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    where a.id = ${appealId}::uuid and ${staffMay(officer.staff, 'approve', { branch: 'b.id', group: 'g.id' })}
    for update of a
  `.execute(tx);
  return rows[0];
}

async function askForWaiver(
  tx: Tx,
  officer: StaffMember,
  { enterpriseId, timeZone }: Open,
  reason: string,
  clock: Clock,
): Promise<Result<null, AnswerAppealError>> {
  const amiss = await tx
    .selectFrom('eligibilityEvidence')
    .innerJoin('enterpriseStanding', 'enterpriseStanding.decisionId', 'eligibilityEvidence.decisionId')
    .select('rule')
    .where('enterpriseStanding.enterpriseId', '=', enterpriseId)
    .where('verdict', 'in', ['fail', 'no_data'])
    .execute();
  const waivable = await waivableRules(tx);
  const rules = amiss.map(({ rule }) => rule as Rule).filter((rule) => waivable.includes(rule));
  if (rules.length === 0) return fail({ code: 'nothing-to-waive' });
  const fromOn = today(clock, timeZone);
  await tx
    .insertInto('waiverRequest')
    .values({
      id: newId(),
      enterpriseId,
      rules,
      fromOn,
      untilOn: addDays(fromOn, WAIVED_DAYS),
      reasonCode: 'appeal',
      reason,
      state: 'proposed',
      requestedBy: officer.accountId,
      requestedAt: clock.now(),
    })
    .execute();
  return ok(null);
}

async function endSuspension(
  tx: Tx,
  officer: StaffMember,
  { enterpriseId }: Open,
  reason: string,
  clock: Clock,
): Promise<Result<null, AnswerAppealError>> {
  const suspension = await tx
    .selectFrom('suspension')
    .select(['id', 'state'])
    .where('enterpriseId', '=', enterpriseId)
    .where('state', 'in', ['proposed', 'confirmed'])
    .executeTakeFirst();
  if (!suspension) return fail({ code: 'nothing-to-lift' });
  const decision =
    suspension.state === 'proposed' ? ({ step: 'refuse' } as const) : ({ step: 'propose-lifting', reason } as const);
  const ended = await decideSuspensionIn(tx, officer, { enterpriseId, suspensionId: suspension.id }, decision, clock);
  return ended.ok ? ok(null) : fail({ code: 'nothing-to-lift' });
}
