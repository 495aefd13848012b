import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { StaffAct } from '~/domain/identity/staff-acts';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { monthEndsUntil } from '~/platform/month-ends';
import type { LoanSource } from './loan-source';
import { reckonPortfolio } from './keep-portfolio.server';
import type { ParTrend } from './par-over-time.queries.server';
import { SUM_COLUMNS } from './portfolio-figures.sql';

type Which = { staff: Staff; source: LoanSource | null };

/**
 * The portfolio of all branches where the staff may do `act`, as the CTE `figure` over the figures that are kept: by
 * country and currency ('total'), by source, and by branch ('row'); and as the CTE `person` how many people each cell of
 * them is about (`PEOPLE`; of a source 'out' alone). Those of the day are reckoned first where loans changed. A borrower
 * in two branches counts once.
 */
export async function keptFigures(
  db: Db,
  { staff, act, source }: Which & { act: StaffAct },
  asOf: string,
): Promise<RawBuilder<unknown>> {
  const may = staffMayInBranch(staff, act, 'b.id');
  await reckonPortfolio(db, await branchIds(db, may), [asOf]);
  const sums = SUM_COLUMNS.map((column) => sql`sum(${sql.ref(column)})::bigint as ${sql.ref(column)}`);
  const together = source ?? 'all';
  return sql`
    with kept as materialized (
      select b.country, b.currency, f.* from portfolio_figure f join branch b on b.id = f.branch_id
      where f.as_of = ${asOf}::date and ${may} and ${source === null ? sql`true` : sql`f.source = ${source}`}
        and f.loans + f.written_off_loans + f.due > 0
    ), level as (
      select *, 'total' as level, null::text as of_source, null::uuid as id from kept where source = ${together}
      union all
      select *, 'source', source, null from kept where source <> 'all'
      union all
      select *, 'row', null, branch_id from kept where source = ${together}
    ), told as (
      select level, country, currency, of_source, id, cell, people, shared
      from level join portfolio_people using (as_of, branch_id, source)
    ), person as (
      select level, country, currency, of_source, id, cell, sum(people)::bigint as people from (
        select level, country, currency, of_source, id, cell, people - cardinality(shared) as people from told
        union all
        select level, country, currency, of_source, id, cell, count(distinct member_id)
        from told cross join unnest(shared) as member (member_id) group by level, country, currency, of_source, id, cell
      ) as once
      group by level, country, currency, of_source, id, cell
    ), figure as (
      select s.level, s.country, s.currency, s.of_source as source, s.id, coalesce(p.people, 0) as borrowers,
        ${sql.join(SUM_COLUMNS.map((column) => sql.ref(`s.${column}`)))}
      from (
        select level, country, currency, of_source, id, ${sql.join(sums)}
        from level group by level, country, currency, of_source, id
      ) s
      left join person p on p.cell = 'out' and p.level = s.level and p.country = s.country and p.currency = s.currency
        and p.of_source is not distinct from s.of_source and p.id is not distinct from s.id
    )
  `;
}

/**
 * PAR30 of all branches where the staff may read loans at the ends of months before a day, and on that day, oldest first,
 * one trend a currency, from the figures that are kept. Empty while some of them are still to be reckoned (a job does).
 */
export async function keptPar30OverTime(
  db: Db,
  { staff, source }: Which,
  { until, months }: { until: string; months: number },
): Promise<ParTrend[]> {
  const may = staffMayInBranch(staff, 'read_loans', 'b.id');
  const days = monthEndsUntil(until, months);
  const { rows } = await sql<ParTrend>`
    with wanted as (
      select b.id, b.currency, d.as_of from branch b cross join unnest(${days}::date[]) d (as_of) where ${may}
    ), told as (
      select w.currency, w.as_of, coalesce(sum(f.outstanding_minor), 0)::bigint as outstanding,
        coalesce(sum(f.par30_minor), 0)::bigint as par30
      from wanted w left join portfolio_figure f
        on f.branch_id = w.id and f.as_of = w.as_of and f.source = ${source ?? 'all'}
      group by w.currency, w.as_of
    )
    select currency, jsonb_agg(jsonb_build_object('on', as_of, 'par30Minor', par30, 'outstandingMinor', outstanding)
      order by as_of) as days
    from told
    where not exists (
      select from wanted w
      where exists (select from portfolio_change c where c.branch_id = w.id and c.from_on <= w.as_of)
        or not exists (
          select from portfolio_figure f where f.branch_id = w.id and f.as_of = w.as_of and f.source = 'all'))
    group by currency having sum(outstanding) > 0 order by currency
  `.execute(db);
  return rows;
}

async function branchIds(db: Db, may: RawBuilder<SqlBool>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select b.id from branch b where ${may} order by b.id`.execute(db);
  return rows.map(({ id }) => id);
}
