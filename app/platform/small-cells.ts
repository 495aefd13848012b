/** Figures about fewer people than this are not shown to those who see totals only. */
export const SMALLEST_CELL = 10;

/**
 * Which cells of one total stay hidden, so that nobody is recognised: every cell of 1 to 9 people, and, where hiding those
 * alone would let them be reckoned from the total, the next smallest cells too, until at least two are hidden that
 * together hold ten people or more. Cells of nobody are shown. `people` holds the number of people in each cell; the
 * total of all is known. Returns the hidden cells' indexes in order. (Complementary suppression: primary cells first,
 * then the smallest that protects them.)
 */
export function hiddenCells(people: readonly number[]): number[] {
  return hiddenParts(people.map((count) => ({ count, rest: 0 })));
}

/**
 * The same for cells that stand beside the whole they are part of: `rest` is what the whole has besides. A cell of which
 * it tells 1 to 9 that they are not in it is hidden too, and the hidden ones together leave nobody or at least ten out.
 */
export function hiddenParts(cells: readonly { count: number; rest: number }[]): number[] {
  const isSmall = ({ count, rest }: { count: number; rest: number }) => isTooFew(count) || isTooFew(rest);
  const hidden = new Set(cells.flatMap((cell, index) => (isSmall(cell) ? [index] : [])));
  if (hidden.size === 0) return [];
  const bySize = cells
    .map(({ count, rest }, index) => ({ count: count + rest, index }))
    .filter(({ count, index }) => count > 0 && !hidden.has(index))
    .sort((one, other) => one.count - other.count || one.index - other.index);
  const together = (key: 'count' | 'rest') => [...hidden].reduce((sum, index) => sum + (cells[index]?.[key] ?? 0), 0);
  while ((hidden.size < 2 || isTooFew(together('count')) || isTooFew(together('rest'))) && bySize.length > 0) {
    const next = bySize.shift();
    if (next) hidden.add(next.index);
  }
  return [...hidden].sort((one, other) => one - other);
}

/** Whether even the total of so many people may not be shown. */
export function isTooFew(people: number): boolean {
  return people > 0 && people < SMALLEST_CELL;
}
