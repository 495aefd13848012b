import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { RuleSetNumbers } from '../rule-set-numbers';
import { CASH_BOX } from './cash-box.sql';
import { ENTERPRISE_RULES } from './enterprise-rules.sql';
import { GROUP_RULES } from './group-rules.sql';
import { LINES } from './lines.sql';
import { LOANS } from './loans.sql';
import { meetings } from './meetings.sql';
import { MEMBER_LINES } from './member-lines.sql';
import { OWNER_RULES } from './owner-rules.sql';
import { RULE_SET } from './rule-set.sql';
import { enterprises, GROUPS, OWNERS, ruleSets, type JudgementScope, type Reach } from './scope.sql';
import { asFewTables, asTables, type Step } from './steps';
import { enterpriseAsIf, ownerAsIf } from './as-if.sql';
import { TRAINING } from './training.sql';

/** Room for the sorts and hashes of a judgement of everybody, and time for it, until the transaction ends. */
const SETTINGS = `
  set local work_mem = '128MB';
  set local jit = off;
  set local statement_timeout = '10min';
`;

/** So many enterprises are judged by one query; more by a table for each step. */
const A_FEW = 40;

/** What others read when it is judged. */
const ANSWER: ReadonlySet<string> = new Set(['judged_line', 'judged_finding']);

/** What comes of `judged_enterprise` and `judged_owner`. */
const steps = (reach: Reach): readonly Step[] => [
  ...RULE_SET,
  ...GROUPS,
  ...meetings(reach),
  ...LOANS,
  ...CASH_BOX,
  ...GROUP_RULES,
  ...TRAINING,
  ...OWNER_RULES,
  ...MEMBER_LINES,
  ...ENTERPRISE_RULES,
  ...LINES,
];

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
  await sql.raw(`analyze judged_rule_set, judged_enterprise;\n${asTables(OWNERS)}`).execute(tx);
  if (asked.asIf) await ownerAsIf(asked.asIf).execute(tx);
  const following = steps(await reachOf(tx, scope));
  const few = scope.enterpriseIds !== null && scope.enterpriseIds.length <= A_FEW;
  await sql.raw(few ? asFewTables(following, ANSWER) : asTables(following)).execute(tx);
}

/** Drops the tables of a judgement. */
export async function dropJudgement(tx: Tx): Promise<void> {
  const names = [...OWNERS, ...steps({ after: '', upTo: '' })].map(({ table }) => table);
  await sql.raw(`drop table if exists judged_rule_set, judged_enterprise, ${names.join(', ')}`).execute(tx);
}

/** How far back the longest window of any rule set reaches from the days judged. */
async function reachOf(tx: Tx, { days }: JudgementScope): Promise<Reach> {
  const { rows } = await sql<Reach>`
    select (min(d.day) - make_interval(months => max((r.thresholds -> 'always' ->> 'window_months')::int)))::date as after,
      max(d.day) as up_to
    from judged_rule_set r cross join unnest(${days.map(({ day }) => day)}::date[]) as d(day)
  `.execute(tx);
  return rows[0] ?? { after: '-infinity', upTo: 'infinity' };
}

async function daysByTimeZone(tx: Tx, asked: JudgementQuestion): Promise<JudgementScope['days']> {
  const zones = await tx.selectFrom('branch').select('timezone').distinct().execute();
  return zones.map(({ timezone }) => ({ timeZone: timezone, day: asked.asOf ?? today(asked.clock, timezone) }));
}
