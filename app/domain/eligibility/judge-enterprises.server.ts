import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { ELIGIBILITY_JUDGED, STANDING_CHANGED } from './eligibility.events';
import { decisions, record, type Recorded, type Writing } from './judgement/decisions.sql';
import { judgement, scopeOf } from './judgement/judge.server';
import { notices } from './judgement/notices.sql';
import { askOnce, dropTables, makeTables, type Step } from './judgement/steps';
import { takeJudgementTurn } from './judgement-turn.server';
import { coverNewcomers } from './waivers/cover-by-waiver.server';

/** So many enterprises are judged by one statement; more by a table for each step. */
const A_FEW = 40;

export type JudgeEnterprisesInput = {
  enterpriseIds: readonly string[] | 'all';
  /** The day judged, 'YYYY-MM-DD'; without it, today in each branch's time zone. */
  asOf?: string;
  clock: Clock;
};

/** The newest import or recording that a judgement rests on, and the judgement's number. */
export type Knowledge = { basisImportId: number | null; knownIn: number };

/** How many decisions were written, and how many enterprises stand elsewhere than before. */
export type Judged = { decisions: number; moved: number };

/**
 * Judges enterprises from the records and writes a decision with its evidence for each whose outcome or evidence is not
 * what its newest decision says; judging the same records again writes nothing. Tells `eligibility.judged` once if
 * anybody stands elsewhere than before, and `standing.changed` for each of them whose owners can be told. A supplier or
 * unknown id is passed over. Run it in `inJudgementTurn`.
 */
export async function judgeEnterprises(tx: Tx, input: JudgeEnterprisesInput): Promise<Judged> {
  await takeJudgementTurn(tx);
  return judgeByKnowledge(tx, input, await newestKnowledge(tx));
}

/** The same for a part of those judged in one turn, `known` being what is known at its moment. */
export async function judgeByKnowledge(tx: Tx, input: JudgeEnterprisesInput, known: Knowledge): Promise<Judged> {
  const { enterpriseIds, asOf, clock } = input;
  await coverNewcomers(tx, enterpriseIds, clock);
  const scope = await scopeOf(tx, asOf === undefined ? { enterpriseIds, clock } : { enterpriseIds, asOf, clock });
  const steps = [...judgement(scope), ...notices(clock.now()), decisions(known.basisImportId)];
  const writing = { ...known, decidedAt: clock.now(), toldBy: STANDING_CHANGED };
  const few = enterpriseIds !== 'all' && enterpriseIds.length <= A_FEW;
  const [recorded] = few ? await askOnce(tx, record(writing, steps)) : await recordByTables(tx, steps, writing);
  if (!recorded) return { decisions: 0, moved: 0 };
  const { decisionFrom, decisionTo } = recorded;
  if (decisionFrom !== null && decisionTo !== null) await emit(tx, ELIGIBILITY_JUDGED, { decisionFrom, decisionTo });
  return { decisions: recorded.decisions, moved: recorded.moved };
}

async function recordByTables(tx: Tx, steps: readonly Step[], writing: Writing): Promise<Recorded[]> {
  await makeTables(tx, steps);
  const { rows } = await record(writing).execute(tx);
  await dropTables(tx, steps);
  return rows;
}

/**
 * The newest import or recording whose rows are in (null before the first), and the number of this judgement under which
 * those that no judgement knew before are known from now on.
 */
export async function newestKnowledge(tx: Tx): Promise<Knowledge> {
  const { rows } = await sql<Knowledge>`
    with judgement as (
      select nextval('judgement_number') as number
    ), learnt as (
      update record_number r set known_in = judgement.number from judgement where r.known_in is null
    )
    select judgement.number as known_in, (select max(number) from record_number) as basis_import_id from judgement
  `.execute(tx);
  const [known] = rows;
  if (!known) throw new Error('a judgement has a number');
  return known;
}
