import { sql } from 'kysely';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { LoanSource } from './loan-source';
import { loanFacts } from './loan-facts.sql';

/** Figures of one currency; amounts in minor units. */
export type PortfolioFigures = {
  country: string;
  currency: string;
  /** Loans that are out, and how many people owe them. */
  loans: number;
  borrowers: number;
  /** Principal not yet repaid. */
  outstandingMinor: number;
  /** The whole outstanding balance of the loans a day or more past due, more than 30 days, and more than 90. */
  par1Minor: number;
  par30Minor: number;
  par90Minor: number;
  /** Instalments that fell due in the twelve months to the day, and those paid whole by then (`dueInstalments`). */
  due: number;
  onTime: number;
  /** Of what is outstanding: loans with a new schedule. */
  restructuredLoans: number;
  restructuredMinor: number;
  /** Not outstanding any more: what was unpaid of loans written off in the twelve months. */
  writtenOffLoans: number;
  writtenOffMinor: number;
};

export type PortfolioRow = PortfolioFigures & { id: string; code: string; name: string };

export type Portfolio = {
  /** One a country and currency: nothing is summed across currencies. */
  totals: PortfolioFigures[];
  bySource: (PortfolioFigures & { source: LoanSource })[];
  /** Branches, or a branch's groups, by code. */
  rows: PortfolioRow[];
  next: string | null;
};

export type PortfolioQuestion = {
  /** The day, 'YYYY-MM-DD'. */
  asOf: string;
  /** Null: a row for each branch; otherwise for each group of this one. */
  branchId: string | null;
  source: LoanSource | null;
  /** The last code of the page before. */
  cursor?: string | null;
  /** Rows at most; without it all. */
  limit?: number;
};

type Grouped = PortfolioFigures & { level: 'total' | 'source' | 'row'; source: LoanSource } & {
  id: string;
  code: string;
  name: string;
};

/**
 * The loans of the branches and groups where the staff may read loans, in one pass: totals by country and currency, by
 * source, and by branch or group. Figures are those of the day, with the records known now.
 */
export async function portfolio(db: Db, staff: Staff, question: PortfolioQuestion): Promise<Portfolio> {
  const { asOf, branchId, source, cursor = null, limit = null } = question;
  const may = staffMay(staff, 'read_loans', { branch: 'g.branch_id', group: 'g.id' });
  const row = sql.ref(branchId ? 'f.group_id' : 'f.branch_id');
  const { rows: found } = await sql<Grouped>`
    with ${loanFacts({ may, branchId, source }, asOf)}, figure as (
      select case when grouping(f.source) = 0 then 'source' when grouping(${row}) = 0 then 'row' else 'total' end as level,
        b.country, b.currency, f.source, ${row} as id, ${FIGURES}
      from fact f join branch b on b.id = f.branch_id
      group by grouping sets ((b.country, b.currency), (b.country, b.currency, f.source), (b.country, b.currency, ${row}))
    ), named as (
      select f.*, n.code, n.name from figure f
      left join (select id, code, name from branch union all select id, code, name from self_help_group) n on n.id = f.id
    )
    (select * from named where level <> 'row' order by country, currency, source)
    union all
    (select * from named where level = 'row' and (${cursor}::text is null or code > ${cursor}) order by code
      limit ${limit === null ? null : limit + 1}::bigint)
  `.execute(db);
  const rows = found.filter(({ level }) => level === 'row');
  const page = limit === null ? rows : rows.slice(0, limit);
  return {
    totals: found.filter(({ level }) => level === 'total'),
    bySource: found.filter(({ level }) => level === 'source'),
    rows: page,
    next: rows.length > page.length ? (page.at(-1)?.code ?? null) : null,
  };
}

const FIGURES = sql`
  count(*) filter (where is_out)::int as loans,
  count(distinct member_id) filter (where is_out)::int as borrowers,
  coalesce(sum(unpaid) filter (where is_out), 0)::bigint as outstanding_minor,
  coalesce(sum(unpaid) filter (where is_out and days_past_due >= 1), 0)::bigint as par1_minor,
  coalesce(sum(unpaid) filter (where is_out and days_past_due > 30), 0)::bigint as par30_minor,
  coalesce(sum(unpaid) filter (where is_out and days_past_due > 90), 0)::bigint as par90_minor,
  sum(due)::int as due,
  sum(on_time)::int as on_time,
  count(*) filter (where anew)::int as restructured_loans,
  coalesce(sum(unpaid) filter (where anew), 0)::bigint as restructured_minor,
  count(*) filter (where lost)::int as written_off_loans,
  coalesce(sum(unpaid) filter (where lost), 0)::bigint as written_off_minor
`;

export type LoanBranch = { id: string; name: string; country: string; timeZone: string };

/** The branches where the staff may read loans, by country and name. */
export async function loanBranches(db: Db, staff: Staff): Promise<LoanBranch[]> {
  const { rows } = await sql<LoanBranch>`
    select b.id, b.name, b.country, b.timezone as time_zone from branch b
    where ${staffMayInBranch(staff, 'read_loans', 'b.id')} order by b.country, b.name
  `.execute(db);
  return rows;
}
