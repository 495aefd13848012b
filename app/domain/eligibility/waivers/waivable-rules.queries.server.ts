import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { Rule } from '../rules';

/** The rules that can be waived by the newest version that the programme or any country has published. */
export async function waivableRules(db: Db): Promise<Rule[]> {
  const { rows } = await sql<{ rule: Rule }>`
    select r.rule ->> 'rule' as rule
    from (select thresholds from rule_set order by published_at desc, version limit 1) as newest
    cross join jsonb_array_elements(newest.thresholds -> 'rules') with ordinality as r(rule, position)
    where (r.rule ->> 'waivable')::boolean
    order by r.position
  `.execute(db);
  return rows.map(({ rule }) => rule);
}
