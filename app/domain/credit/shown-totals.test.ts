import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownStarts, shownTotals, type CountryLoans } from './shown-totals';

const cell = (borrowers: number, amountMinor = borrowers * 1_000) => ({ borrowers, amountMinor });
const loans = (bands: [number, number, number, number], given: Partial<CountryLoans> = {}): CountryLoans => ({
  country: 'KE',
  currency: 'KES',
  out: cell(bands.reduce((sum, count) => sum + count, 0)),
  bands: bands.map((count) => cell(count)) as CountryLoans['bands'],
  sources: [{ source: 'internal', ...cell(bands.reduce((sum, count) => sum + count, 0)) }],
  restructured: cell(0),
  asPlanned: cell(bands.reduce((sum, count) => sum + count, 0)),
  writtenOff: cell(0),
  due: { borrowers: 50, instalments: 200, onTime: 150 },
  ...given,
});

describe('totals for those who see totals only', () => {
  it('show every figure that is about ten people or more, or nobody', () => {
    expect(shownTotals(loans([100, 20, 12, 0]))).toMatchObject({
      out: { borrowers: 132, amountMinor: 132_000 },
      par1Minor: 32_000,
      par30Minor: 12_000,
      par90Minor: 0,
      restructuredMinor: 0,
      writtenOffMinor: 0,
      onTimeRate: 0.75,
    });
  });

  it('leave out a figure that the difference of two others would give away', () => {
    expect(shownTotals(loans([100, 4, 12, 10]))).toMatchObject({
      par1Minor: null,
      par30Minor: 22_000,
      par90Minor: 10_000,
    });
    expect(shownTotals(loans([100, 20, 4, 30]))).toMatchObject({
      par1Minor: 54_000,
      par30Minor: 34_000,
      par90Minor: null,
    });
    expect(shownTotals(loans([3, 40, 20, 15]))).toMatchObject({
      out: { borrowers: 78 },
      par1Minor: null,
      par30Minor: 35_000,
    });
    expect(shownTotals(loans([100, 20, 15, 3]))).toMatchObject({ par30Minor: 18_000, par90Minor: null });
  });

  it('leave out everything of fewer than ten people', () => {
    expect(shownTotals(loans([3, 2, 2, 2]))).toMatchObject({
      out: null,
      par1Minor: null,
      par30Minor: null,
      sources: [],
    });
    expect(shownTotals(loans([0, 0, 0, 0]))).toMatchObject({ out: { borrowers: 0 }, par30Minor: 0 });
    expect(
      shownTotals(loans([100, 0, 0, 0], { writtenOff: cell(9), due: { borrowers: 9, instalments: 9, onTime: 1 } })),
    ).toMatchObject({
      writtenOffMinor: null,
      onTimeRate: null,
    });
    expect(
      shownTotals(loans([100, 0, 0, 0], { restructured: cell(95), asPlanned: cell(5) })).restructuredMinor,
    ).toBeNull();
  });

  it('hide a small source together with another, and all of them where those may be the same people', () => {
    const three = (own: number, outside: number) => [
      { source: 'internal' as const, ...cell(90) },
      { source: 'own_fund' as const, ...cell(own) },
      { source: 'external_mfi' as const, ...cell(outside) },
    ];
    const shown = (own: number, outside: number) =>
      shownTotals(loans([100, 0, 0, 0], { sources: three(own, outside) })).sources.map(
        (one) => one.shown?.borrowers ?? null,
      );
    expect(shown(20, 10)).toEqual([90, 20, 10]);
    expect(shown(20, 4)).toEqual([90, null, null]);
    expect(shown(6, 6)).toEqual([null, null, null]);
  });

  it('never let fewer than ten people be reckoned from any two of the sums shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(25), { minLength: 4, maxLength: 4 }), (people) => {
        const starts = shownStarts(people);
        const ends = [...starts.slice(1), people.length];
        for (const start of starts) {
          for (const end of ends.filter((one) => one > start)) {
            const most = Math.max(...people.slice(start, end));
            expect(most === 0 || most >= 10).toBe(true);
          }
        }
        if (people.some((count) => count >= 10)) expect(starts).toContain(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
