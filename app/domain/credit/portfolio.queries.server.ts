import { sql, type RawBuilder } from 'kysely';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { LoanSource } from './loan-source';
import { keptFigures } from './kept-portfolio.queries.server';
import { loanFacts } from './loan-facts.sql';
import { FIGURES } from './portfolio-figures.sql';

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
 * The loans of the branches and groups where the staff may read loans: totals by country and currency, by source, and by
 * branch or group. Figures are those of the day, with the records known now: a branch's reckoned from its loans, all
 * branches' from the figures kept of each.
 */
export async function portfolio(db: Db, staff: Staff, question: PortfolioQuestion): Promise<Portfolio> {
  const { asOf, branchId, source, cursor = null, limit = null } = question;
  const figure = branchId
    ? figuresOfBranch({ staff, source, branchId }, asOf)
    : await keptFigures(db, { staff, act: 'read_loans', source }, asOf);
  const { rows: found } = await sql<Grouped>`
    ${figure}, named as (
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

type OfBranch = { staff: Staff; source: LoanSource | null; branchId: string };

function figuresOfBranch({ staff, source, branchId }: OfBranch, asOf: string): RawBuilder<unknown> {
  const may = staffMay(staff, 'read_loans', { branch: 'g.branch_id', group: 'g.id' });
  return sql`
    with ${loanFacts({ may, branchId, source }, asOf)}, figure as (
      select case when grouping(f.source) = 0 then 'source' when grouping(f.group_id) = 0 then 'row' else 'total' end
        as level, b.country, b.currency, f.source, f.group_id as id, ${FIGURES}
      from fact f join branch b on b.id = f.branch_id
      group by grouping sets ((b.country, b.currency), (b.country, b.currency, f.source), (b.country, b.currency, f.group_id))
    )
  `;
}

export type LoanBranch = { id: string; name: string; country: string; timeZone: string };

/** The branches where the staff may read loans, by country and name. */
export async function loanBranches(db: Db, staff: Staff): Promise<LoanBranch[]> {
  const { rows } = await sql<LoanBranch>`
    select b.id, b.name, b.country, b.timezone as time_zone from branch b
    where ${staffMayInBranch(staff, 'read_loans', 'b.id')} order by b.country, b.name
  `.execute(db);
  return rows;
}
