import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { EvidenceLine } from '../enterprise-evidence';
import { judge } from '../judgement/judge.server';
import { readThreshold, type Rule, type Verdict } from '../rules';

type Row = {
  rule: Rule;
  verdict: Verdict;
  numerator: number | null;
  denominator: number | null;
  threshold: string | null;
  windowAfter: string | null;
  asOf: string;
};

/** What every rule would say today of a member with an enterprise of her own and this group. Nothing is written. */
export async function judgeAsIf(
  db: Db,
  who: { memberId: string; groupId: string },
  clock: Clock,
): Promise<EvidenceLine[]> {
  return db.transaction().execute(async (tx) => {
    await judge(tx, { enterpriseIds: [], asIf: who, clock });
    const { rows } = await sql<Row>`
      select l.rule, l.verdict, l.numerator, l.denominator, l.threshold, l.window_after, e.as_of
      from judged_line l join judged_enterprise e on e.enterprise_id = l.enterprise_id
      order by l.position
    `.execute(tx);
    return rows.map(({ numerator, denominator, threshold, windowAfter, asOf, ...line }) => ({
      ...line,
      figure: numerator === null || denominator === null ? null : { numerator, denominator },
      threshold: readThreshold(threshold),
      window: windowAfter === null ? null : { after: windowAfter, upTo: asOf },
      member: null,
      waiver: null,
    }));
  });
}
