import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import { addMonths } from '~/platform/day';
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
import { enterprises, GROUPS, OWNERS, ruleSets, type JudgementScope } from './scope.sql';
import { dropTables, makeTables, type Step } from './steps';
import { enterpriseAsIf, OWNER_AS_IF } from './as-if.sql';
import { TRAINING } from './training.sql';

/** A judgement of nobody, which has the same tables. */
const NOBODY: JudgementScope = {
  instead: null,
  countries: null,
  enterpriseIds: [],
  thresholds: null,
  days: [],
  reach: { after: '-infinity', upTo: 'infinity' },
};

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
  clock: Clock;
};

/**
 * Judges from the records, all enterprises asked for in one pass. The answer stands in temporary tables of the
 * transaction: `judged_enterprise` (who, which day, which thresholds), `judged_line` (every rule of everybody, in order)
 * and `judged_finding` (what it comes to). Call `dropJudgement` before judging again in one transaction.
 */
export async function judge(tx: Tx, asked: JudgementQuestion): Promise<void> {
  await makeTables(tx, judgement(await scopeOf(tx, asked)));
}

/** Drops the tables of a judgement. */
export async function dropJudgement(tx: Tx): Promise<void> {
  await dropTables(tx, judgement(NOBODY));
}

/** The steps that lead from what is asked to every line and finding; instead of those enterprises, for one that there is not. */
export function judgement(scope: JudgementScope, asIf?: { memberId: string; groupId: string }): readonly Step[] {
  const who = asIf ? [enterpriseAsIf(scope, asIf), OWNER_AS_IF] : [enterprises(scope), OWNERS];
  return [
    ruleSets(scope),
    ...who,
    ...RULE_SET,
    GROUPS,
    ...meetings(scope),
    ...LOANS,
    ...CASH_BOX,
    ...GROUP_RULES,
    ...TRAINING,
    ...OWNER_RULES,
    ...MEMBER_LINES,
    ...ENTERPRISE_RULES,
    ...LINES,
  ];
}

/** What is asked, with the days that it concerns. */
export async function scopeOf(tx: Tx, asked: JudgementQuestion): Promise<JudgementScope> {
  const { rows } = await sql<{ timeZone: string; windowMonths: number }>`
    select distinct timezone as time_zone,
      (select max((thresholds -> 'always' ->> 'window_months')::int) from rule_set) as window_months
    from branch
  `.execute(tx);
  const days = rows.map(({ timeZone }) => ({ timeZone, day: asked.asOf ?? today(asked.clock, timeZone) }));
  const inOrder = days.map(({ day }) => day).sort();
  const months = asked.instead?.always.window_months ?? rows[0]?.windowMonths ?? 0;
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  return {
    instead: asked.instead ?? null,
    countries: asked.countries ?? null,
    enterpriseIds: asked.enterpriseIds === 'all' ? null : asked.enterpriseIds,
    thresholds: asked.thresholds ?? null,
    days,
    reach: { after: first ? addMonths(first, -months) : '-infinity', upTo: last ?? 'infinity' },
  };
}
