export type Share = {
  /** The member's number; it settles who of equal remainders comes first. No two have the same. */
  number: number;
  /** Her shares or savings, not negative. */
  weight: bigint;
};

/**
 * Splits a pool of minor units in proportion to weights and gives each one's part in the order in which they came:
 * everybody gets the whole units of her part, and the units left go one each to the largest remainders, of equal ones to
 * the lowest number (largest-remainder method, Hamilton). The parts sum to the pool; without any weight nobody gets
 * anything. Throws RangeError for a negative pool or weight.
 */
export function shareOut(pool: bigint, shares: readonly Share[]): bigint[] {
  if (pool < 0n || shares.some(({ weight }) => weight < 0n))
    throw new RangeError('a pool and weights are not negative');
  const total = shares.reduce((sum, { weight }) => sum + weight, 0n);
  if (total === 0n) return shares.map(() => 0n);
  const parts = shares.map(({ weight }) => (pool * weight) / total);
  const remainders = shares.map(({ number, weight }, index) => ({ index, number, left: (pool * weight) % total }));
  remainders.sort((a, b) => (a.left === b.left ? a.number - b.number : a.left > b.left ? -1 : 1));
  const unitsLeft = Number(pool - parts.reduce((sum, part) => sum + part, 0n));
  for (const { index } of remainders.slice(0, unitsLeft)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}
