import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { ELIGIBILITY_JUDGED } from './eligibility.events';
import { decisions, record } from './judgement/decisions.sql';
import { dropJudgement, judge } from './judgement/judge.server';

export type JudgeEnterprisesInput = {
  enterpriseIds: readonly string[] | 'all';
  /** The day judged, 'YYYY-MM-DD'; without it, today in each branch's time zone. */
  asOf?: string;
  /** An import that is known to be in, though its end may not be noted yet. */
  importId?: number;
  clock: Clock;
};

/** How many decisions were written, and how many enterprises stand elsewhere than before. */
export type Judged = { decisions: number; moved: number };

/** One judgement at a time, however long it waits. */
const IN_TURN = `
  set local lock_timeout = 0;
  select pg_advisory_xact_lock(4040405);
`;

/**
 * Judges enterprises from the records and writes a decision with its evidence for each whose outcome or evidence is not
 * what its newest decision says; judging the same records again writes nothing. Tells `eligibility.judged` once if
 * anybody stands elsewhere than before. A supplier or unknown id is passed over.
 */
export async function judgeEnterprises(tx: Tx, input: JudgeEnterprisesInput): Promise<Judged> {
  const { enterpriseIds, asOf, importId, clock } = input;
  await sql.raw(IN_TURN).execute(tx);
  await judge(tx, asOf === undefined ? { enterpriseIds, clock } : { enterpriseIds, asOf, clock });
  const basis = await newestRecords(tx, importId);
  await decisions(basis).execute(tx);
  const { rows } = await record(basis, clock.now()).execute(tx);
  await sql`drop table judged_decision`.execute(tx);
  await dropJudgement(tx);
  const [recorded] = rows;
  if (!recorded) return { decisions: 0, moved: 0 };
  const { decisionFrom, decisionTo } = recorded;
  if (decisionFrom !== null && decisionTo !== null) await emit(tx, ELIGIBILITY_JUDGED, { decisionFrom, decisionTo });
  return { decisions: recorded.decisions, moved: recorded.moved };
}

/** The newest import or recording whose rows are in; null before the first. */
async function newestRecords(tx: Tx, importId = 0): Promise<number | null> {
  const imported = await tx
    .selectFrom('registerImport')
    .select(({ fn }) => fn.max('id').as('newest'))
    .where((on) => on.or([on('id', '=', importId), on.and([on('state', '=', 'done'), on('dryRun', '=', false)])]))
    .executeTakeFirstOrThrow();
  const recorded = await tx
    .selectFrom('deskRecording')
    .select(({ fn }) => fn.max('id').as('newest'))
    .executeTakeFirstOrThrow();
  if (imported.newest === null || recorded.newest === null) return imported.newest ?? recorded.newest;
  return Math.max(imported.newest, recorded.newest);
}
