import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, hiddenParts, isTooFew, SMALLEST_CELL } from './small-cells';

describe('small cells', () => {
  it('are shown where all are large enough or empty', () => {
    expect(hiddenCells([10, 25, 0])).toEqual([]);
    expect(hiddenCells([])).toEqual([]);
  });

  it('are hidden together with the smallest other, or the total would give them away', () => {
    expect(hiddenCells([40, 3, 12])).toEqual([1, 2]);
    expect(hiddenCells([40, 3, 8])).toEqual([1, 2]);
    expect(hiddenCells([40, 3, 4])).toEqual([0, 1, 2]);
    expect(hiddenCells([7])).toEqual([0]);
  });

  it('can never be reckoned from the total and what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 12 }), (people) => {
        const hidden = hiddenCells(people);
        const shown = people.filter((_, index) => !hidden.includes(index));
        expect(shown.filter((count) => isTooFew(count))).toEqual([]);
        const rest = hidden.reduce((sum, index) => sum + (people[index] ?? 0), 0);
        const others = people.filter((count) => count > 0).length - hidden.length;
        if (hidden.length === 0 || others === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(rest).toBeGreaterThanOrEqual(SMALLEST_CELL);
      }),
    );
  });

  it('are hidden as well where the whole beside them would tell of so few that are not in them', () => {
    expect(hiddenParts([{ count: 30, rest: 4 }])).toEqual([0]);
    expect(
      hiddenParts([
        { count: 30, rest: 4 },
        { count: 12, rest: 0 },
        { count: 20, rest: 15 },
      ]),
    ).toEqual([0, 1, 2]);
  });

  it('beside their wholes can never be reckoned, nor who is not in them', () => {
    const cell = fc.record({ count: fc.nat(40), rest: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const hidden = hiddenParts(cells);
        const shown = cells.filter((_, index) => !hidden.includes(index));
        expect(shown.filter(({ count, rest }) => isTooFew(count) || isTooFew(rest))).toEqual([]);
        const others = shown.filter(({ count, rest }) => count + rest > 0).length;
        if (hidden.length === 0 || others === 0) return;
        const together = (key: 'count' | 'rest') => hidden.reduce((sum, index) => sum + (cells[index]?.[key] ?? 0), 0);
        expect(hidden.length).toBeGreaterThan(1);
        expect([isTooFew(together('count')), isTooFew(together('rest'))]).toEqual([false, false]);
      }),
    );
  });
});
