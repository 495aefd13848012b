import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOutChanges, shareOutFigures, type ShareOutFacts } from './share-out-figures';

const member = (memberId: string, savedMinor: number, isMember = true) => ({
  memberId,
  code: memberId,
  name: memberId,
  savedMinor,
  isMember,
});

const facts = (given: Partial<ShareOutFacts> = {}): ShareOutFacts => ({
  interestMinor: 0,
  finesMinor: 0,
  otherIncomeMinor: 0,
  expensesMinor: 0,
  lossesMinor: 0,
  sharedBeforeMinor: 0,
  socialFundMinor: 0,
  cashMinor: 3_000,
  bankMinor: 0,
  members: [member('a', 1_000), member('b', 2_000)],
  loans: [],
  ...given,
});

describe('a share-out', () => {
  it('adds what was earned and takes off what was spent and lost, in proportion to savings', () => {
    const earned = { interestMinor: 400, finesMinor: 100, otherIncomeMinor: 50, expensesMinor: 60, lossesMinor: 40 };
    const figures = shareOutFigures(facts({ ...earned, sharedBeforeMinor: 150, cashMinor: 3_300 }), 'carried_over');
    expect(figures).toMatchObject({ savingsMinor: 3_000, poolMinor: 3_300, paidMinor: 3_300, cashAfterMinor: 0 });
    expect(figures.members.map(({ partMinor }) => partMinor)).toEqual([1_100, 2_200]);
  });

  it('takes loans off first, and what they bring in interest is shared too', () => {
    const loans = [{ loanId: 'l', memberId: 'b', owedMinor: 930, outstandingMinor: 900 }];
    const figures = shareOutFigures(facts({ loans, cashMinor: 2_100 }), 'carried_over');
    expect(figures).toMatchObject({ nettedInterestMinor: 30, poolMinor: 3_030, cashAfterMinor: 0 });
    expect(figures.members).toMatchObject([
      { partMinor: 1_010, paidMinor: 1_010 },
      { partMinor: 2_020, nettedMinor: 930, stillOwesMinor: 0, paidMinor: 1_090 },
    ]);
  });

  it('pays nothing to who owes more than her part, counts no interest of hers, and says what she still owes', () => {
    const loans = [{ loanId: 'l', memberId: 'a', owedMinor: 1_500, outstandingMinor: 1_400 }];
    const figures = shareOutFigures(facts({ loans, cashMinor: 1_600 }), 'carried_over');
    expect(figures).toMatchObject({ nettedInterestMinor: 0, poolMinor: 3_000, paidMinor: 2_000, cashAfterMinor: -400 });
    expect(figures.members[0]).toMatchObject({ nettedMinor: 1_000, stillOwesMinor: 500, paidMinor: 0 });
  });

  it('keeps the social fund apart: carried over, or in equal parts to those who are members', () => {
    const members = [member('a', 1_000), member('b', 2_000), member('left', 500, false)];
    const given = facts({ members, socialFundMinor: 101, cashMinor: 3_601 });
    expect(shareOutFigures(given, 'carried_over')).toMatchObject({ poolMinor: 3_500, cashAfterMinor: 101 });
    const shared = shareOutFigures(given, 'shared_equally');
    expect(shared.members.map(({ socialMinor }) => socialMinor)).toEqual([51, 50, 0]);
    expect(shared.cashAfterMinor).toBe(0);
  });
});

it('fetches from the bank what the box does not reach, and no more than there is', () => {
  const fetched = (bankMinor: number) => shareOutFigures(facts({ cashMinor: 1_000, bankMinor }), 'carried_over');
  expect(fetched(5_000)).toMatchObject({ fetchedMinor: 2_000, cashAfterMinor: 0 });
  expect(fetched(500)).toMatchObject({ fetchedMinor: 500, cashAfterMinor: -1_500 });
  expect(shareOutFigures(facts({ bankMinor: 5_000 }), 'carried_over').fetchedMinor).toBe(0);
});

describe('any share-out', () => {
  const amount = fc.integer({ min: 0, max: 5_000_000 });
  const anyFacts = fc.record({
    saved: fc.array(amount, { minLength: 1, maxLength: 12 }),
    owed: fc.array(fc.record({ of: fc.nat(11), outstandingMinor: amount, interest: fc.nat(50_000) }), { maxLength: 6 }),
    interestMinor: amount,
    expensesMinor: fc.nat(100_000),
    socialFundMinor: fc.nat(200_000),
    choice: fc.constantFrom('carried_over' as const, 'shared_equally' as const),
  });

  it('gives the pool away whole, nets no more than is owed, and pays nothing of the pool to who still owes', () => {
    fc.assert(
      fc.property(anyFacts, ({ saved, owed, choice, ...given }) => {
        const members = saved.map((savedMinor, index) => member(`m${index}`, savedMinor));
        const loans = owed
          .filter(({ of }) => of < members.length)
          .map(({ of, outstandingMinor, interest }, index) => ({
            loanId: `l${index}`,
            memberId: `m${of}`,
            outstandingMinor,
            owedMinor: outstandingMinor + interest,
          }));
        const savings = saved.reduce((sum, one) => sum + one, 0);
        const lent = loans.reduce((sum, one) => sum + one.outstandingMinor, 0);
        const own = savings + given.interestMinor - given.expensesMinor;
        const cashMinor = own + given.socialFundMinor - lent;
        const figures = shareOutFigures(facts({ ...given, members, loans, cashMinor }), choice);
        const total = (what: 'partMinor' | 'nettedMinor' | 'socialMinor' | 'paidMinor') =>
          figures.members.reduce((sum, line) => sum + line[what], 0);
        if (savings > 0 && figures.poolMinor >= 0) expect(total('partMinor')).toBe(figures.poolMinor);
        expect(total('paidMinor')).toBe(total('partMinor') - total('nettedMinor') + total('socialMinor'));
        for (const line of figures.members) {
          expect(line.paidMinor).toBeGreaterThanOrEqual(0);
          expect(line.stillOwesMinor).toBeGreaterThanOrEqual(0);
          if (line.stillOwesMinor > 0) expect(line.paidMinor).toBe(line.socialMinor);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what changed since it was read aloud', () => {
  it('is nothing where nothing did, and otherwise each figure before and now', () => {
    const before = shareOutFigures(facts(), 'carried_over');
    expect(shareOutChanges(before, shareOutFigures(facts(), 'carried_over'))).toEqual([]);
    const more = facts({ members: [member('a', 1_100), member('b', 2_000)], cashMinor: 3_100 });
    expect(shareOutChanges(before, shareOutFigures(more, 'carried_over'))).toContainEqual({
      what: 'savedMinor',
      name: 'a',
      beforeMinor: 1_000,
      nowMinor: 1_100,
    });
  });
});
