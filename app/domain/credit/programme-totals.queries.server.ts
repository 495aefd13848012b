import { sql } from 'kysely';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { keptFigures } from './kept-portfolio.queries.server';
import { LOAN_SOURCES, type LoanSource } from './loan-source';
import type { PortfolioFigures } from './portfolio.queries.server';
import type { PEOPLE } from './portfolio-figures.sql';
import { shownTotals, type CountryLoans, type ShownTotals } from './shown-totals';

type People = Partial<Record<keyof typeof PEOPLE, number>>;
type Kept = PortfolioFigures & { source: LoanSource | null; people: People };

/**
 * The loans of the programme for those who see totals only: a country and currency a row, without whatever tells about
 * fewer than ten people (`shownTotals`). Ask for ends of months alone: of two days, the difference could be one loan.
 */
export async function programmeTotals(db: Db, staff: Staff, { asOf }: { asOf: string }): Promise<ShownTotals[]> {
  return (await countryLoans(db, staff, asOf)).map(shownTotals);
}

/**
 * The same before anything is hidden, from the figures that are kept of every branch whose totals the staff may read:
 * for `programmeTotals`, and to prove it; not to be shown.
 */
export async function countryLoans(db: Db, staff: Staff, asOf: string): Promise<CountryLoans[]> {
  const { rows } = await sql<Kept>`
    ${await keptFigures(db, { staff, act: 'read_totals', source: null }, asOf)}
    select f.*, coalesce((
      select jsonb_object_agg(p.cell, p.people) from person p
      where p.level = f.level and p.country = f.country and p.currency = f.currency
        and p.of_source is not distinct from f.source), '{}') as people
    from figure f where f.level <> 'row' order by f.country, f.currency
  `.execute(db);
  return rows.filter(({ source }) => source === null).map((total) => loansOf(total, rows));
}

function loansOf(total: Kept, rows: Kept[]): CountryLoans {
  const { country, currency, people, outstandingMinor, par1Minor, par30Minor, par90Minor } = total;
  const cell = (key: keyof People, amountMinor: number) => ({ borrowers: people[key] ?? 0, amountMinor });
  return {
    country,
    currency,
    out: cell('out', outstandingMinor),
    bands: [
      cell('band0', outstandingMinor - par1Minor),
      cell('band1', par1Minor - par30Minor),
      cell('band2', par30Minor - par90Minor),
      cell('band3', par90Minor),
    ],
    sources: LOAN_SOURCES.map((source) => {
      const part = rows.find((row) => row.country === country && row.currency === currency && row.source === source);
      return { source, borrowers: part?.borrowers ?? 0, amountMinor: part?.outstandingMinor ?? 0 };
    }),
    restructured: cell('anew', total.restructuredMinor),
    asPlanned: cell('planned', outstandingMinor - total.restructuredMinor),
    writtenOff: cell('lost', total.writtenOffMinor),
    due: { borrowers: people.due ?? 0, instalments: total.due, onTime: total.onTime },
  };
}
