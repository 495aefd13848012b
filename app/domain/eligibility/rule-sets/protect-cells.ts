import { hiddenCells, isTooFew } from '~/platform/small-cells';
import type { ReplayCell, ReplayTotals } from './replay-view';

export type RawCell = { value: string; people: number; gain: number; lose: number };

const FIGURES = ['people', 'gain', 'lose'] as const;

/** A total as it may be shown: nothing about one to nine people. */
export function protectTotals(total: Omit<RawCell, 'value'>): ReplayTotals {
  const shown = (count: number) => (isTooFew(count) ? null : count);
  return { people: shown(total.people), gain: shown(total.gain), lose: shown(total.lose) };
}

/**
 * The cells of one breakdown as they may be shown: figures about one to nine people are hidden, and further ones where the
 * total would give those away. A cell of so few people altogether shows none of its figures.
 */
export function protectCells(cells: readonly RawCell[]): ReplayCell[] {
  const hidden = Object.fromEntries(
    FIGURES.map((figure) => [figure, new Set(hiddenCells(cells.map((cell) => cell[figure])))]),
  ) as Record<(typeof FIGURES)[number], Set<number>>;
  // What a hidden cell keeps to itself, others must not give away: with its figure a second one goes.
  for (const figure of ['gain', 'lose'] as const) {
    for (const index of hidden.people) if ((cells[index]?.[figure] ?? 0) > 0) hidden[figure].add(index);
    if (hidden[figure].size === 1) {
      const next = cells
        .map((cell, index) => ({ count: cell[figure], index }))
        .filter(({ count, index }) => count > 0 && !hidden[figure].has(index))
        .sort((one, other) => one.count - other.count)[0];
      if (next) hidden[figure].add(next.index);
    }
  }
  return cells.map((cell, index) => ({
    value: cell.value,
    people: hidden.people.has(index) ? null : cell.people,
    gain: hidden.gain.has(index) ? null : cell.gain,
    lose: hidden.lose.has(index) ? null : cell.lose,
  }));
}
