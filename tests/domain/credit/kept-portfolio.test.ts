import { beforeAll, describe, expect, it } from 'vitest';
import { keepPortfolio, MONTHS_KEPT } from '~/domain/credit/keep-portfolio.server';
import { keptPar30OverTime } from '~/domain/credit/kept-portfolio.queries.server';
import { par30OverTime } from '~/domain/credit/par-over-time.queries.server';
import { portfolio, type PortfolioFigures, type PortfolioQuestion } from '~/domain/credit/portfolio.queries.server';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { EVERYWHERE } from '../../factories/people';
import { inFolder } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { parCases } from './par-cases';
import { payersOfThreeKinds } from './payers';

const AS_OF = '2026-10-31';
const database = await testDatabase();
const { db } = database;
const everywhere = { accountId: newId(), duties: EVERYWHERE };
const question: PortfolioQuestion = { asOf: AS_OF, branchId: null, source: null };

beforeAll(async () => {
  await inFolder([...parCases.map(({ registers }) => registers), payersOfThreeKinds()], (folder) =>
    takeIn(database, folder),
  );
});

const COMPARED = [
  ...(['country', 'currency', 'loans', 'borrowers', 'outstandingMinor', 'par1Minor', 'par30Minor'] as const),
  ...(['par90Minor', 'due', 'onTime', 'writtenOffMinor'] as const),
];
const figuresOf = (figures: PortfolioFigures) => COMPARED.map((key) => figures[key]);

/** Each branch reckoned from its loans, by code. */
async function liveRows() {
  const branches = await db.selectFrom('branch').select('id').orderBy('code').execute();
  const found = [];
  for (const { id } of branches) {
    const { totals } = await portfolio(db, everywhere, { ...question, branchId: id });
    found.push(...totals.map((figures) => [id, figuresOf(figures)]));
  }
  return found;
}

async function changedFrom() {
  const rows = await db.selectFrom('portfolioChange').select('fromOn').orderBy('fromOn').execute();
  return rows.map(({ fromOn }) => fromOn);
}

describe('the portfolio of all branches', () => {
  it('is kept by branch and day, and reckoned again when a loan changes, but for the days before', async () => {
    const kept = async () => {
      const found = await portfolio(db, everywhere, question);
      const live = await liveRows();
      expect(found.rows.map(({ id, ...figures }) => [id, figuresOf(figures)])).toEqual(live);
      return found;
    };
    const before = await kept();
    const loanOf = (code: string) =>
      db.selectFrom('loan').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
    const paid = await loanOf('PAY-LATE');
    await db.insertInto('loanPayment').values({ loanId: paid.id, paidOn: '2026-10-20', amountMinor: 500 }).execute();
    expect(await changedFrom()).toEqual(['2026-10-20']);
    const after = await kept();
    const outstanding = ({ totals }: typeof after) => totals.find(({ country }) => country === 'KE')?.outstandingMinor;
    expect(outstanding(after)).toBe((outstanding(before) ?? 0) - 500);
    expect(await changedFrom()).toEqual([]);
    await db.updateTable('loanPayment').set({ reversedIn: 1 }).where('paidOn', '=', '2026-10-20').execute();
    await db.updateTable('loan').set({ status: 'closed', statusOn: '2026-10-25' }).where('id', '=', paid.id).execute();
    expect(await changedFrom()).toEqual(['2026-10-20', '2026-10-25']);
    await kept();
    await db
      .updateTable('loan')
      .set({ status: paid.status, statusOn: paid.statusOn })
      .where('id', '=', paid.id)
      .execute();
    expect(outstanding(await kept())).toBe(outstanding(before));
  });

  it('counts a borrower of two branches once, in its totals and their parts', async () => {
    const lent = await db.selectFrom('loan').selectAll().where('code', '=', 'PAY-NEVER').executeTakeFirstOrThrow();
    const branch = {
      id: newId(),
      code: 'KE-OTHER',
      name: 'Other',
      country: 'KE',
      currency: 'KES',
      timezone: 'Africa/Nairobi',
    };
    await db.insertInto('branch').values(branch).execute();
    const group = {
      id: newId(),
      code: 'KE-OTHER-G',
      branchId: branch.id,
      name: 'Other',
      kind: 'savings',
      formedOn: '2024-01-01',
    };
    await db.insertInto('selfHelpGroup').values(group).execute();
    const before = (await portfolio(db, everywhere, question)).totals.find(({ country }) => country === 'KE');
    await db
      .insertInto('loan')
      .values({ ...lent, id: newId(), code: 'PAY-OTHER', groupId: group.id })
      .execute();
    const { totals, bySource, rows } = await portfolio(db, everywhere, question);
    expect(totals.find(({ country }) => country === 'KE')).toMatchObject({
      loans: (before?.loans ?? 0) + 1,
      borrowers: before?.borrowers,
    });
    expect(bySource.find(({ country, source }) => country === 'KE' && source === 'internal')?.borrowers).toBe(
      before?.borrowers,
    );
    expect(rows.find(({ id }) => id === branch.id)?.borrowers).toBe(1);
    const { id: branchId } = await db
      .selectFrom('branch')
      .select('id')
      .where('code', '=', 'KE-B')
      .executeTakeFirstOrThrow();
    await db.updateTable('selfHelpGroup').set({ branchId }).where('id', '=', group.id).execute();
    expect((await portfolio(db, everywhere, question)).rows.map(({ id }) => id)).not.toContain(branch.id);
  });

  it('shows over time what is kept, and nothing while something is still to be reckoned', async () => {
    const clock = fixedClock(`${AS_OF}T12:00:00Z`);
    const span = { until: AS_OF, months: MONTHS_KEPT };
    const which = { branchId: null, source: 'internal' } as const;
    await portfolio(db, everywhere, question);
    expect(await keptPar30OverTime(db, { staff: everywhere, source: 'internal' }, span)).toEqual([]);
    await keepPortfolio(db, clock);
    const trend = await keptPar30OverTime(db, { staff: everywhere, source: 'internal' }, span);
    expect(trend).toEqual(await par30OverTime(db, everywhere, { ...which, ...span }));
    expect(trend.length).toBeGreaterThan(3);
  });
});
