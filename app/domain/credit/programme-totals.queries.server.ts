import { sql } from 'kysely';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { loanFacts } from './loan-facts.sql';
import { LOAN_SOURCES, type LoanSource } from './loan-source';
import { shownTotals, type Cell, type CountryLoans, type ShownTotals } from './shown-totals';

type Counted = Omit<CountryLoans, 'sources'> & { bySource: Record<LoanSource, Cell> };

/**
 * The loans of the programme for those who see totals only: a country and currency a row, without whatever tells about
 * fewer than ten people (`shownTotals`). Ask for ends of months alone: of two days, the difference could be one loan.
 */
export async function programmeTotals(db: Db, staff: Staff, { asOf }: { asOf: string }): Promise<ShownTotals[]> {
  const may = staffMayInBranch(staff, 'read_totals', 'g.branch_id');
  const { rows } = await sql<Counted>`
    with ${loanFacts({ may }, asOf)}, placed as (
      select b.country, b.currency, f.*,
        case when days_past_due = 0 then 0 when days_past_due <= 30 then 1 when days_past_due <= 90 then 2 else 3 end as band
      from fact f join branch b on b.id = f.branch_id
    )
    select country, currency, ${cell('is_out')} as out,
      jsonb_build_array(${sql.join([0, 1, 2, 3].map((band) => cell(`is_out and band = ${band}`)))}) as bands,
      jsonb_build_object(${sql.join(
        LOAN_SOURCES.map((source) => sql`${sql.lit(source)}, ${cell(`is_out and source = '${source}'`)}`),
      )}) as by_source,
      ${cell('anew')} as restructured, ${cell('is_out and not anew')} as as_planned, ${cell('lost')} as written_off,
      jsonb_build_object('borrowers', count(distinct member_id) filter (where due > 0), 'instalments', sum(due),
        'onTime', sum(on_time)) as due
    from placed group by country, currency order by country, currency
  `.execute(db);
  return rows.map(({ bySource, ...loans }) =>
    shownTotals({ ...loans, sources: LOAN_SOURCES.map((source) => ({ source, ...bySource[source] })) }),
  );
}

function cell(condition: string) {
  return sql.raw(`jsonb_build_object('borrowers', count(distinct member_id) filter (where ${condition}),
    'amountMinor', coalesce(sum(unpaid) filter (where ${condition}), 0))`);
}
