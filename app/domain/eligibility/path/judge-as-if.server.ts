import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { EvidenceLine } from '../enterprise-evidence';
import { judgement, scopeOf } from '../judgement/judge.server';
import { askOnce, asOneQuery } from '../judgement/steps';
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
    const scope = await scopeOf(tx, { enterpriseIds: [], clock });
    const rows = await askOnce(
      tx,
      sql<Row>`
        with ${asOneQuery(judgement(scope, who))}
        select l.rule, l.verdict, l.numerator, l.denominator, l.threshold, l.window_after, e.as_of
        from judged_line l join judged_enterprise e on e.enterprise_id = l.enterprise_id
        order by l.position`,
    );
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
