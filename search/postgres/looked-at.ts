import type { Cell } from '../facets';
import { examinedOf } from './walk.sql';

/** Whether one of so many lanes holds more offers than an answer looks at one by one. */
export function isAnyLaneCut(cells: readonly Cell[], lanes: number, laneOf: (cell: Cell) => string): boolean {
  const offers = new Map<string, number>();
  for (const cell of cells) offers.set(laneOf(cell), (offers.get(laneOf(cell)) ?? 0) + cell.count);
  return [...offers.values()].some((count) => count > examinedOf(lanes));
}
