import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, parseAmount } from '~/platform/money';
import vectors from '../../../tests/vectors/share-out.json';
import { shareOut, type Share } from './share-out';

/** Minor units as exact integers, also those that a number does not hold. */
function minor(text: string, digits: number): bigint {
  const [whole = '', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(digits, '0'));
}

describe('a share-out of the vectors', () => {
  it.each(vectors.cases.map((one) => [one.id, one] as const))('gives each exactly her part: %s', (_, one) => {
    const parts = shareOut(
      minor(one.pool, one.digits),
      one.members.map(({ number, shares }) => ({ number, weight: BigInt(shares) })),
    );
    expect(parts).toEqual(one.expected.map(({ amount }) => minor(amount, one.digits)));
    expect(one.expected.map(({ number }) => number)).toEqual(one.members.map(({ number }) => number));
  });

  it('reads amounts as the rest of the programme does', () => {
    const [, inKenya] = vectors.cases;
    const parsed = parseAmount(inKenya?.pool ?? '', 'KES');
    expect(parsed.ok && amountText(parsed.value, 'KES')).toBe('1000.01');
  });
});

const members = fc
  .uniqueArray(
    fc.record({ number: fc.integer({ min: 1, max: 100_000 }), weight: fc.bigInt({ min: 0n, max: 10n ** 18n }) }),
    {
      selector: ({ number }) => number,
      maxLength: 40,
    },
  )
  .filter((shares) => shares.some(({ weight }) => weight > 0n));
const pools = fc.bigInt({ min: 0n, max: 10n ** 20n });
const RUNS = { numRuns: 2_000 };

const total = (shares: readonly Share[]) => shares.reduce((sum, { weight }) => sum + weight, 0n);

describe('any share-out', () => {
  it('pays out the pool to the last unit', () => {
    fc.assert(
      fc.property(pools, members, (pool, shares) => {
        expect(shareOut(pool, shares).reduce((sum, part) => sum + part, 0n)).toBe(pool);
      }),
      RUNS,
    );
  });

  it('puts nobody off by a whole unit from her exact part, and gives nothing for nothing', () => {
    fc.assert(
      fc.property(pools, members, (pool, shares) => {
        const whole = total(shares);
        shareOut(pool, shares).forEach((part, index) => {
          const exact = pool * (shares[index]?.weight ?? 0n);
          const off = part * whole - exact;
          expect(off < whole && -off < whole).toBe(true);
          if (exact === 0n) expect(part).toBe(0n);
        });
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which members are called', () => {
    const shuffled = members.chain((shares) =>
      fc.tuple(fc.constant(shares), fc.shuffledSubarray(shares, { minLength: shares.length })),
    );
    const byNumber = (pool: bigint, shares: readonly Share[]) =>
      new Map(shareOut(pool, shares).map((part, index) => [shares[index]?.number, part]));
    fc.assert(
      fc.property(pools, shuffled, (pool, [shares, others]) => {
        const parts = byNumber(pool, others);
        for (const [number, part] of byNumber(pool, shares)) expect(parts.get(number)).toBe(part);
      }),
      RUNS,
    );
  });

  it('never gives less for more', () => {
    fc.assert(
      fc.property(pools, members, (pool, shares) => {
        const parts = shareOut(pool, shares);
        for (const [a, one] of shares.entries())
          for (const [b, two] of shares.entries())
            if (one.weight > two.weight) expect((parts[a] ?? 0n) >= (parts[b] ?? 0n)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it('refuses what is negative', () => {
  expect(() => shareOut(-1n, [{ number: 1, weight: 1n }])).toThrow(RangeError);
  expect(() => shareOut(1n, [{ number: 1, weight: -1n }])).toThrow(RangeError);
});

it('gives nobody anything where nobody has a share', () => {
  expect(shareOut(100n, [{ number: 1, weight: 0n }])).toEqual([0n]);
});
