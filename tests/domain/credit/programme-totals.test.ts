import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { loanFacts } from '~/domain/credit/loan-facts.sql';
import { LOAN_SOURCES, type LoanSource } from '~/domain/credit/loan-source';
import { countryLoans, programmeTotals } from '~/domain/credit/programme-totals.queries.server';
import { shownTotals, type CountryLoans } from '~/domain/credit/shown-totals';
import { newId } from '~/platform/id';
import { EVERYWHERE, managerOf } from '../../factories/people';
import { inFolder } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { parCases } from './par-cases';
import { payersOfThreeKinds } from './payers';

const AS_OF = '2026-10-31';
const database = await testDatabase();
const { db } = database;
const everywhere = { accountId: newId(), duties: EVERYWHERE };

type Fact = {
  country: string;
  currency: string;
  branchId: string;
  memberId: string;
  source: LoanSource;
  isOut: boolean;
  anew: boolean;
  lost: boolean;
  unpaid: number;
  daysPastDue: number;
  due: number;
  onTime: number;
};

/** The same from the loans themselves, counted here. */
async function fromLoans(asOf: string, branchId: string | null = null): Promise<CountryLoans[]> {
  const { rows } = await sql<Fact>`
    with ${loanFacts({ may: sql`true`, branchId }, asOf)}
    select b.country, b.currency, f.*, f.unpaid::float8 as unpaid, f.due::int as due, f.on_time::int as on_time
    from fact f join branch b on b.id = f.branch_id
  `.execute(db);
  const places = [...new Set(rows.map(({ country, currency }) => `${country} ${currency}`))].sort();
  return places.map((place) => {
    const facts = rows.filter(({ country, currency }) => `${country} ${currency}` === place);
    const cell = (counts: (fact: Fact) => boolean) => {
      const those = facts.filter(counts);
      return {
        borrowers: new Set(those.map(({ memberId }) => memberId)).size,
        amountMinor: those.reduce((sum, { unpaid }) => sum + unpaid, 0),
      };
    };
    const band = (from: number, to: number) =>
      cell(({ isOut, daysPastDue }) => isOut && daysPastDue >= from && daysPastDue <= to);
    const [country = '', currency = ''] = place.split(' ');
    return {
      country,
      currency,
      out: cell(({ isOut }) => isOut),
      bands: [band(0, 0), band(1, 30), band(31, 90), band(91, Infinity)],
      sources: LOAN_SOURCES.map((source) => ({ source, ...cell((fact) => fact.isOut && fact.source === source) })),
      restructured: cell(({ anew }) => anew),
      asPlanned: cell(({ isOut, anew }) => isOut && !anew),
      writtenOff: cell(({ lost }) => lost),
      due: {
        borrowers: cell(({ due }) => due > 0).borrowers,
        instalments: facts.reduce((sum, { due }) => sum + due, 0),
        onTime: facts.reduce((sum, { onTime }) => sum + onTime, 0),
      },
    };
  });
}

/** Another branch of the country, where the same borrower has the same loans again, and somebody else one of them. */
async function lendElsewhere(): Promise<string> {
  const [branchId, groupId, other] = [newId(), newId(), newId()];
  const place = { name: 'Other', country: 'KE', currency: 'KES', timezone: 'Africa/Nairobi' };
  await db
    .insertInto('branch')
    .values({ id: branchId, code: 'KE-OTHER', ...place })
    .execute();
  await db
    .insertInto('selfHelpGroup')
    .values({ id: groupId, code: 'KE-OTHER-G', branchId, name: 'Other', kind: 'savings', formedOn: '2024-01-01' })
    .execute();
  await db
    .insertInto('member')
    .values({ id: other, code: 'KE-OTHER-M', displayName: 'Wanjiru', birthYear: 1990 })
    .execute();
  const loans = await db.selectFrom('loan').selectAll().where('code', 'like', 'PAY-%').orderBy('code').execute();
  for (const [at, loan] of loans.entries()) {
    for (const memberId of at === 0 ? [loan.memberId, other] : [loan.memberId]) {
      const id = newId();
      await db
        .insertInto('loan')
        .values({ ...loan, id, code: `${loan.code}-${id.slice(-6)}`, groupId, memberId })
        .execute();
      const plan = await db.selectFrom('loanInstalment').selectAll().where('loanId', '=', loan.id).execute();
      const rows = plan.map(({ id: _, ...instalment }) => ({ ...instalment, loanId: id }));
      await db.insertInto('loanInstalment').values(rows).execute();
    }
  }
  return branchId;
}

let elsewhere = '';

beforeAll(async () => {
  await inFolder([...parCases.map(({ registers }) => registers), payersOfThreeKinds()], (folder) =>
    takeIn(database, folder),
  );
  elsewhere = await lendElsewhere();
});

describe('the totals of the programme’s loans', () => {
  it.each([AS_OF, '2026-08-31', '2026-03-15'])('are kept as the loans say on %s, each borrower once', async (asOf) => {
    const live = await fromLoans(asOf);
    expect(await countryLoans(db, everywhere, asOf)).toEqual(live);
    expect(await programmeTotals(db, everywhere, { asOf })).toEqual(live.map(shownTotals));
  });

  it('count in every cell somebody who has loans in two branches', async () => {
    const kenya = (await countryLoans(db, everywhere, AS_OF)).find(({ country }) => country === 'KE');
    const there = (await countryLoans(db, { accountId: newId(), duties: managerOf(elsewhere) }, AS_OF))[0];
    expect(there).toEqual((await fromLoans(AS_OF, elsewhere))[0]);
    expect(there?.out.borrowers).toBe(2);
    expect(there?.writtenOff.borrowers).toBe(1);
    expect(kenya?.writtenOff.borrowers).toBe(1);
    expect(kenya?.writtenOff.amountMinor).toBeGreaterThan(there?.writtenOff.amountMinor ?? 0);
  });

  it('follow what changes', async () => {
    const before = await countryLoans(db, everywhere, AS_OF);
    const { id } = await db.selectFrom('loan').select('id').where('code', '=', 'PAY-NEVER').executeTakeFirstOrThrow();
    await db.insertInto('loanPayment').values({ loanId: id, paidOn: '2026-10-20', amountMinor: 500 }).execute();
    const after = await countryLoans(db, everywhere, AS_OF);
    expect(after).toEqual(await fromLoans(AS_OF));
    expect(after).not.toEqual(before);
  });
});
