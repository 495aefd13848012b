import { expect, it } from 'vitest';
import { bandEdges, priceBand } from './price-bands';

it('puts every amount into the band whose edges hold it', () => {
  for (const amount of [0.04, 0.5, 1, 1.99, 2, 4.9, 5, 9.99, 10, 85_000, 100_000, 199_999.5, 5e8]) {
    const { from, to } = bandEdges(priceBand(amount));
    expect(from, String(amount)).toBeLessThanOrEqual(amount);
    expect(to, String(amount)).toBeGreaterThan(amount);
  }
  expect(bandEdges(priceBand(85_000))).toEqual({ from: 50_000, to: 100_000 });
});
