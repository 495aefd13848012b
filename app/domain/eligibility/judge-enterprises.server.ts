import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { ELIGIBILITY_JUDGED, STANDING_CHANGED } from './eligibility.events';

import { decisions, record } from './judgement/decisions.sql';
import { dropJudgement, judge } from './judgement/judge.server';
import { KEEP_NOTICES, notices } from './judgement/notices.sql';
import { takeJudgementTurn } from './judgement-turn.server';
import { coverNewcomers } from './waivers/cover-by-waiver.server';

export type JudgeEnterprisesInput = {
  enterpriseIds: readonly string[] | 'all';
  /** The day judged, 'YYYY-MM-DD'; without it, today in each branch's time zone. */
  asOf?: string;
  clock: Clock;
};

/** How many decisions were written, and how many enterprises stand elsewhere than before. */
export type Judged = { decisions: number; moved: number };

/**
 * Judges enterprises from the records and writes a decision with its evidence for each whose outcome or evidence is not
 * what its newest decision says; judging the same records again writes nothing. Tells `eligibility.judged` once if
 * anybody stands elsewhere than before, and `standing.changed` for each of them whose owners can be told. A supplier or
 * unknown id is passed over. Run it in `inJudgementTurn`.
 */
export async function judgeEnterprises(tx: Tx, input: JudgeEnterprisesInput): Promise<Judged> {
  const { enterpriseIds, asOf, clock } = input;
  await takeJudgementTurn(tx);
  await coverNewcomers(tx, enterpriseIds, clock);
  await judge(tx, asOf === undefined ? { enterpriseIds, clock } : { enterpriseIds, asOf, clock });
  await notices(clock.now()).execute(tx);
  const known = await newestKnowledge(tx);
  await decisions(known.basisImportId).execute(tx);
  const { rows } = await record(known, clock.now(), STANDING_CHANGED).execute(tx);
  await sql.raw(KEEP_NOTICES).execute(tx);
  await dropJudgement(tx);
  const [recorded] = rows;
  if (!recorded) return { decisions: 0, moved: 0 };
  const { decisionFrom, decisionTo } = recorded;
  if (decisionFrom !== null && decisionTo !== null) await emit(tx, ELIGIBILITY_JUDGED, { decisionFrom, decisionTo });
  return { decisions: recorded.decisions, moved: recorded.moved };
}

/**
 * The newest import or recording whose rows are in (null before the first), and the number of this judgement under which
 * those that no judgement knew before are known from now on.
 */
async function newestKnowledge(tx: Tx): Promise<{ basisImportId: number | null; knownIn: number }> {
  const { rows } = await sql<{ basisImportId: number | null; knownIn: number }>`
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
