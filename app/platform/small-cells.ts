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
  const small = people.flatMap((count, index) => (count > 0 && count < SMALLEST_CELL ? [index] : []));
  if (small.length === 0) return [];
  const hidden = new Set(small);
  const bySize = people
    .map((count, index) => ({ count, index }))
    .filter(({ count, index }) => count > 0 && !hidden.has(index))
    .sort((one, other) => one.count - other.count || one.index - other.index);
  const together = () => [...hidden].reduce((sum, index) => sum + (people[index] ?? 0), 0);
  while ((hidden.size < 2 || together() < SMALLEST_CELL) && bySize.length > 0) {
    const next = bySize.shift();
    if (next) hidden.add(next.index);
  }
  return [...hidden].sort((one, other) => one - other);
}

/** Whether even the total of so many people may not be shown. */
export function isTooFew(people: number): boolean {
  return people > 0 && people < SMALLEST_CELL;
}
