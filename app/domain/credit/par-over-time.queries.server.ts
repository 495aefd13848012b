import { sql, type RawBuilder } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { monthEndsUntil } from '~/platform/month-ends';
import type { LoanSource } from './loan-source';
import { loanStandings, type LoanScope } from './loan-standing.sql';

/** PAR30 of one day: numerator and denominator in minor units. With nothing outstanding there is no ratio. */
export type ParOfDay = { on: string; par30Minor: number; outstandingMinor: number };

export type ParTrend = { currency: string; days: ParOfDay[] };

type Span = {
  /** The last day, 'YYYY-MM-DD'. */
  until: string;
  /** How many ends of months before it. */
  months: number;
};

/** PAR30 at the ends of months, oldest first, one trend a currency, of the loans that the staff may read. */
export async function par30OverTime(
  db: Db,
  staff: Staff,
  { until, months, ...which }: Span & { branchId: string | null; source: LoanSource | null },
): Promise<ParTrend[]> {
  const may = staffMay(staff, 'read_loans', { branch: 'g.branch_id', group: 'g.id' });
  const days = monthEndsUntil(until, months);
  const found = await sql<ParOfDay & { currency: string }>`
    ${atEnds({ may, ...which }, days)} order by b.currency, s.as_of
  `.execute(db);
  const currencies = [...new Set(found.rows.map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    currency,
    days: onEveryDay(
      days,
      found.rows.filter((row) => row.currency === currency),
    ),
  }));
}

/**
 * PAR30 of a group's internal loans at the ends of the months before a day and on that day, oldest first: what rule G6
 * would have said, with the records known now. The caller has seen to it that the reader may read the group.
 */
export async function groupPar30OverTime(db: Db, groupId: string, { until, months }: Span): Promise<ParOfDay[]> {
  const scope: LoanScope = { may: sql`true`, groupId, source: 'internal' };
  const days = monthEndsUntil(until, months);
  const { rows } = await sql<ParOfDay>`${atEnds(scope, days)}`.execute(db);
  return onEveryDay(days, rows);
}

function atEnds(scope: LoanScope, days: readonly string[]): RawBuilder<unknown> {
  return sql`
    with ${loanStandings(scope, days)}
    select s.as_of as "on", b.currency,
      coalesce(sum(s.unpaid) filter (where s.days_past_due > 30), 0)::bigint as par30_minor,
      sum(s.unpaid)::bigint as outstanding_minor
    from loan_standing s join branch b on b.id = s.branch_id
    where s.status <> 'written_off'
    group by s.as_of, b.currency
  `;
}

function onEveryDay(days: readonly string[], rows: readonly ParOfDay[]): ParOfDay[] {
  return days.map((on) => {
    const row = rows.find((one) => one.on === on);
    return { on, par30Minor: row?.par30Minor ?? 0, outstandingMinor: row?.outstandingMinor ?? 0 };
  });
}
