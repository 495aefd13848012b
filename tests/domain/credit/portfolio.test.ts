import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { groupPar30OverTime, par30OverTime } from '~/domain/credit/par-over-time.queries.server';
import { portfolio, type PortfolioQuestion } from '~/domain/credit/portfolio.queries.server';
import { parseAmount } from '~/platform/money';
import { newId } from '~/platform/id';
import { EVERYWHERE, managerOf } from '../../factories/people';
import { inFolder } from '../../factories/sound-registers';
import { judgedLines, takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { parCases } from './par-cases';
import { payersOfThreeKinds } from './payers';

const AS_OF = '2026-10-31';
const database = await testDatabase();
const small = await testDatabase();
const { db } = database;
const everywhere = { accountId: newId(), duties: EVERYWHERE };
const question: PortfolioQuestion = { asOf: AS_OF, branchId: null, source: null };

const minor = (amount: string, currency: string) => {
  const read = parseAmount(amount === '' ? '0' : amount, currency);
  if (!read.ok) throw new Error(amount);
  return read.value;
};
const idOf = async (table: 'selfHelpGroup' | 'branch', code: string) =>
  (await db.selectFrom(table).select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;

beforeAll(async () => {
  await inFolder([...parCases.map(({ registers }) => registers), payersOfThreeKinds()], (folder) =>
    takeIn(database, folder),
  );
  await takeIn(small, 'tests/vectors/registers-small');
});

describe('PAR30 of the portfolio', () => {
  it.each(parCases)(
    'is by the whole outstanding balance, as the vector $id says',
    async ({ id, currency, expected }) => {
      const branchId = await idOf('branch', `${(await branchOf(id)).code}`);
      const { rows } = await portfolio(db, everywhere, { ...question, branchId, source: 'internal' });
      const row = rows.find(({ code }) => code === `${id}-G`);
      const expectedMinor = [expected.numerator, expected.denominator].map((amount) => minor(amount, currency));
      expect([row?.par30Minor ?? 0, row?.outstandingMinor ?? 0]).toEqual(expectedMinor);
      const trend = await groupPar30OverTime(db, await idOf('selfHelpGroup', `${id}-G`), { until: AS_OF, months: 2 });
      expect(trend.map(({ on }) => on)).toEqual(['2026-08-31', '2026-09-30', AS_OF]);
      expect(trend.at(-1)).toEqual({ on: AS_OF, par30Minor: expectedMinor[0], outstandingMinor: expectedMinor[1] });
    },
  );

  it('gives 60 % where only counting what is late would give 5 %', async () => {
    const { rows } = await portfolio(db, everywhere, { ...question, branchId: await idOf('branch', 'KE-B') });
    const row = rows.find(({ code }) => code === 'whole-balance-G');
    expect((row?.par30Minor ?? 0) / (row?.outstandingMinor ?? 1)).toBe(0.6);
  });

  it('is for every group of the small registers what rule G6 says, on every day', async () => {
    for (const asOf of [AS_OF, '2026-08-31', '2026-03-15']) {
      const judged = await judgedLines(small, asOf, 'enter');
      const { rows: groups } = await sql<{ id: string; code: string; enterprise: string }>`
        select g.id, g.code, min(e.code) as enterprise from self_help_group g join enterprise e on e.group_id = g.id
        group by g.id`.execute(small.db);
      const branches = await small.db.selectFrom('branch').select('id').execute();
      const found = new Map<string, string>();
      for (const { id } of branches) {
        const { rows } = await portfolio(small.db, everywhere, { ...question, asOf, branchId: id, source: 'internal' });
        for (const row of rows)
          if (row.outstandingMinor > 0) found.set(row.code, `${row.par30Minor}/${row.outstandingMinor}`);
      }
      expect(groups.length).toBe(15);
      for (const { id, code, enterprise } of groups) {
        const figures = judged.get(`${enterprise} G6`)?.split(' ')[1];
        expect([code, found.get(code)]).toEqual([code, figures]);
        const today = (await groupPar30OverTime(small.db, id, { until: asOf, months: 0 }))[0];
        expect(today?.outstandingMinor ? `${today.par30Minor}/${today.outstandingMinor}` : undefined).toBe(figures);
      }
    }
  });
});

async function branchOf(group: string): Promise<{ code: string }> {
  return db
    .selectFrom('selfHelpGroup')
    .innerJoin('branch', 'branch.id', 'selfHelpGroup.branchId')
    .select('branch.code')
    .where('selfHelpGroup.code', '=', `${group}-G`)
    .executeTakeFirstOrThrow();
}

describe('the portfolio', () => {
  const rowOf = async (source: PortfolioQuestion['source'], asOf = AS_OF) => {
    const branchId = await idOf('branch', 'KE-B');
    const { rows } = await portfolio(db, everywhere, { ...question, asOf, branchId, source });
    return rows.find(({ code }) => code === 'PAY-G');
  };

  it('counts an instalment by its own due day: neither payments ahead nor of old arrears move the rate', async () => {
    expect(await rowOf('internal')).toMatchObject({ due: 9, onTime: 4 });
    expect(await rowOf('internal', '2026-08-31')).toMatchObject({ due: 6, onTime: 2 });
  });

  it('shows PAR1, PAR30 and PAR90, restructured and written-off loans apart, and sources by themselves', async () => {
    expect(await rowOf('internal')).toMatchObject({
      loans: 2,
      borrowers: 1,
      outstandingMinor: 12_500,
      par1Minor: 10_000,
      par30Minor: 10_000,
      par90Minor: 10_000,
      restructuredLoans: 0,
      writtenOffLoans: 0,
    });
    expect(await rowOf('internal', '2026-08-05')).toMatchObject({ par1Minor: 20_000, par30Minor: 0, par90Minor: 0 });
    expect(await rowOf('internal', '2026-08-10')).toMatchObject({ par1Minor: 10_000, par30Minor: 10_000 });
    expect(await rowOf('external_mfi')).toMatchObject({
      loans: 1,
      outstandingMinor: 10_000,
      restructuredLoans: 1,
      restructuredMinor: 10_000,
      par1Minor: 0,
    });
    expect(await rowOf('own_fund')).toMatchObject({
      loans: 0,
      outstandingMinor: 0,
      writtenOffLoans: 1,
      writtenOffMinor: 6_000,
    });
    expect(await rowOf(null)).toMatchObject({ loans: 3, outstandingMinor: 22_500, writtenOffMinor: 6_000 });
  });

  it('never adds one currency to another, and its parts come to its totals', async () => {
    const { totals, bySource, rows } = await portfolio(db, everywhere, question);
    expect(totals.map(({ country, currency }) => `${country} ${currency}`)).toEqual([
      'IN INR',
      'KE KES',
      'RW RWF',
      'TZ TZS',
      'ZW USD',
    ]);
    for (const total of totals) {
      const sum = (parts: typeof totals) =>
        parts
          .filter(({ country, currency }) => country === total.country && currency === total.currency)
          .reduce((all, { outstandingMinor }) => all + outstandingMinor, 0);
      expect([sum(bySource), sum(rows)]).toEqual([total.outstandingMinor, total.outstandingMinor]);
    }
    const trend = await par30OverTime(db, everywhere, { until: AS_OF, months: 3, branchId: null, source: null });
    expect(trend.map(({ currency, days }) => [currency, days.at(-1)?.outstandingMinor])).toEqual(
      totals.map((one) => [one.currency, one.outstandingMinor]),
    );
  });

  it('holds only the branches whose loans the reader may read', async () => {
    const branchId = await idOf('branch', 'RW-B');
    const reader = { accountId: newId(), duties: managerOf(branchId) };
    const { totals, rows } = await portfolio(db, reader, question);
    expect([totals.map(({ country }) => country), rows.map(({ id }) => id)]).toEqual([['RW'], [branchId]]);
    expect(
      (await par30OverTime(db, reader, { until: AS_OF, months: 1, branchId: null, source: null })).map(
        ({ currency }) => currency,
      ),
    ).toEqual(['RWF']);
    const trainer = { accountId: newId(), duties: [{ role: 'trainer', branchId } as const] };
    expect((await portfolio(db, trainer, question)).totals).toEqual([]);
  });

  it('comes in pages by code', async () => {
    const branchId = await idOf('branch', 'KE-B');
    const first = await portfolio(db, everywhere, { ...question, branchId, limit: 1 });
    expect([first.rows.map(({ code }) => code), first.next]).toEqual([['PAY-G'], 'PAY-G']);
    const second = await portfolio(db, everywhere, { ...question, branchId, limit: 1, cursor: first.next });
    expect([second.rows.map(({ code }) => code), second.next]).toEqual([['whole-balance-G'], null]);
  });
});
