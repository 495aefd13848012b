import { sql, type RawBuilder } from 'kysely';
import { dueInstalments, loanStandings, type LoanScope } from './loan-standing.sql';

/** Instalments and write-offs are counted over the months before the day, as rule M5 counts its instalments. */
const PERIOD_MONTHS = 12;

/**
 * What a portfolio is summed from, as the CTE `fact` (with those it rests on): a row for each loan that is out or was
 * written off in the period, and one for each loan with instalments due in it.
 */
export function loanFacts(scope: LoanScope, asOf: string): RawBuilder<unknown> {
  const from = sql`(${asOf}::date - make_interval(months => ${sql.lit(PERIOD_MONTHS)}))::date`;
  return sql`
    ${loanStandings(scope, [asOf])}, ${dueInstalments(from, asOf)}, fact as (
      select branch_id, group_id, source, member_id, status <> 'written_off' as is_out, status = 'restructured' as anew,
        status = 'written_off' as lost, unpaid, days_past_due, 0 as due, 0 as on_time
      from loan_standing
      where (status = 'written_off' and coalesce(status_on > ${from}, true))
        or (status <> 'written_off' and unpaid > 0)
      union all
      select branch_id, group_id, source, member_id, false, false, false, 0, 0,
        count(*), count(*) filter (where on_time)
      from due_instalment group by loan_id, branch_id, group_id, source, member_id
    )
  `;
}
