import { describe, expect, it } from 'vitest';
import { protectCells, protectTotals } from './protect-cells';

const cell = (value: string, people: number, gain: number, lose: number) => ({ value, people, gain, lose });

describe('figures about people', () => {
  it('are shown where there are ten or more, and where there is nobody', () => {
    const cells = [cell('IN', 100, 10, 0), cell('KE', 50, 20, 12)];
    expect(protectCells(cells)).toEqual(cells);
  });

  it('about fewer than ten hide a second one, so that the total gives nothing away', () => {
    expect(protectCells([cell('a', 100, 3, 0), cell('b', 90, 40, 0), cell('c', 80, 30, 0)])).toEqual([
      cell('a', 100, null as never, 0),
      cell('b', 90, 40, 0),
      { ...cell('c', 80, 0, 0), gain: null },
    ]);
  });

  it('of a cell of fewer than ten people are hidden altogether', () => {
    const [small, other] = protectCells([cell('a', 4, 0, 2), cell('b', 90, 0, 20)]);
    expect(small).toEqual({ value: 'a', people: null, gain: 0, lose: null });
    expect(other).toEqual({ value: 'b', people: null, gain: 0, lose: null });
  });

  it('are never left alone: for every hidden figure that others do not cover, two are hidden together', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const random = (most: number, at: number) => (seed * 7919 + at * 104_729) % most;
      const cells = Array.from({ length: 4 }, (_, at) =>
        cell(String(at), 5 + random(40, at), random(13, at + 4), random(17, at + 8)),
      );
      const shown = protectCells(cells);
      for (const figure of ['people', 'gain', 'lose'] as const) {
        const hidden = cells.filter((_, at) => shown[at]?.[figure] === null);
        expect(cells.filter((one, at) => one[figure] > 0 && one[figure] < 10 && shown[at]?.[figure] !== null)).toEqual(
          [],
        );
        const rest = cells.filter((one) => one[figure] > 0).length;
        if (hidden.length > 0 && rest > 1) expect(hidden.length).toBeGreaterThan(1);
      }
    }
  });

  it('as a total of fewer than ten are not shown', () => {
    expect(protectTotals({ people: 200, gain: 9, lose: 0 })).toEqual({ people: 200, gain: null, lose: 0 });
  });
});
