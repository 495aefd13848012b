import type { Cell } from '../facets';

/** Whether one of the lanes holds more offers than the `most` that are looked at; undefined: all of them are. */
export function isAnyLaneCut(
  cells: readonly Cell[],
  most: number | undefined,
  laneOf: (cell: Cell) => string,
): boolean {
  if (most === undefined) return false;
  const offers = new Map<string, number>();
  for (const cell of cells) offers.set(laneOf(cell), (offers.get(laneOf(cell)) ?? 0) + cell.count);
  return [...offers.values()].some((count) => count > most);
}
