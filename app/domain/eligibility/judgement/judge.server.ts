import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { RuleSetNumbers } from '../rule-set-numbers';
import { CASH_BOX } from './cash-box.sql';
import { ENTERPRISE_RULES } from './enterprise-rules.sql';
import { GROUP_RULES } from './group-rules.sql';
import { LINES } from './lines.sql';
import { LOANS } from './loans.sql';
import { MEETINGS } from './meetings.sql';
import { MEMBER_LINES } from './member-lines.sql';
import { OWNER_RULES } from './owner-rules.sql';
import { RULE_SET } from './rule-set.sql';
import { enterpriseAsIf, ownerAsIf } from './as-if.sql';
import { enterprises, GROUPS_AND_OWNERS, ruleSets, type JudgementScope } from './scope.sql';
import { TRAINING } from './training.sql';

/** Room for the sorts and hashes of a judgement of everybody, and time for it, until the transaction ends. */
const SETTINGS = `
  set local work_mem = '128MB';
  set local jit = off;
  set local statement_timeout = '10min';
`;

const SCOPE = [RULE_SET, GROUPS_AND_OWNERS].join('\n');
const STEPS = [
  MEETINGS,
  LOANS,
  CASH_BOX,
  GROUP_RULES,
  TRAINING,
  OWNER_RULES,
  MEMBER_LINES,
  ENTERPRISE_RULES,
  LINES,
].join('\n');

export type JudgementQuestion = {
  enterpriseIds: readonly string[] | 'all';
  /** The day judged; without it, today in each branch's time zone. */
  asOf?: string;
  /** Without it, the keep thresholds for whoever may sell now and the enter thresholds for everybody else. */
  thresholds?: 'enter' | 'keep';
  /** Only enterprises of these countries; without it, of all. */
  countries?: readonly string[];
  /** Judges by these numbers; without them, by the version in force in each country on the day judged. */
  instead?: RuleSetNumbers;
  /** Beside them, a member judged as if she had an enterprise of her own with this group; its id is hers. */
  asIf?: { memberId: string; groupId: string };
  clock: Clock;
};

/**
 * Judges from the records, all enterprises asked for in one pass. The answer stands in temporary tables of the
 * transaction: `judged_enterprise` (who, which day, which thresholds), `judged_line` (every rule of everybody, in order)
 * and `judged_finding` (what it comes to). Call `dropJudgement` before judging again in one transaction.
 */
export async function judge(tx: Tx, asked: JudgementQuestion): Promise<void> {
  const scope: JudgementScope = {
    instead: asked.instead ?? null,
    countries: asked.countries ?? null,
    enterpriseIds: asked.enterpriseIds === 'all' ? null : asked.enterpriseIds,
    thresholds: asked.thresholds ?? null,
    days: await daysByTimeZone(tx, asked),
  };
  await sql.raw(SETTINGS).execute(tx);
  await ruleSets(scope).execute(tx);
  await enterprises(scope).execute(tx);
  if (asked.asIf) await enterpriseAsIf(scope, asked.asIf).execute(tx);
  await sql.raw(SCOPE).execute(tx);
  if (asked.asIf) await ownerAsIf(asked.asIf).execute(tx);
  await sql.raw(STEPS).execute(tx);
}

/** Drops the tables of a judgement. */
export async function dropJudgement(tx: Tx): Promise<void> {
  const tables = [
    ...`create temporary table judged_rule_set ${SCOPE} ${STEPS}`.matchAll(/create temporary table (\w+)/g),
  ];
  const names = ['judged_enterprise', ...tables.map(([, name]) => name)];
  await sql.raw(`drop table ${names.join(', ')}`).execute(tx);
}

async function daysByTimeZone(tx: Tx, asked: JudgementQuestion): Promise<JudgementScope['days']> {
  const zones = await tx.selectFrom('branch').select('timezone').distinct().execute();
  return zones.map(({ timezone }) => ({ timeZone: timezone, day: asked.asOf ?? today(asked.clock, timezone) }));
}
