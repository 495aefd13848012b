import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricesToAgree, priceAt, splitTotal, togetherFigures, whoGoes, type Share } from './together-figures';

const jars = {
  priceMinor: 750,
  minQuantity: 100,
  quantityStep: 50,
  tiers: [
    { fromQuantity: 500, priceMinor: 700 },
    { fromQuantity: 1_000, priceMinor: 650 },
  ],
};

const share = (memberId: string, quantity: number, highestPriceMinor: number | null = null): Share => ({
  memberId,
  quantity,
  highestPriceMinor,
});

describe('the figures of a purchase together', () => {
  it('asks the price of the sum from each, and says what each saves against her own quantity’s price', () => {
    const figures = togetherFigures(jars, [share('Asha', 300), share('Meena', 150, 700), share('Devi', 50, 650)]);
    expect(figures).toMatchObject({ quantity: 500, unitPriceMinor: 700, totalMinor: 350_000, fit: { code: 'fits' } });
    expect(figures.parts).toEqual([
      {
        memberId: 'Asha',
        quantity: 300,
        amountMinor: 210_000,
        aloneMinor: 225_000,
        savingMinor: 15_000,
        agrees: false,
      },
      { memberId: 'Meena', quantity: 150, amountMinor: 105_000, aloneMinor: 112_500, savingMinor: 7_500, agrees: true },
      { memberId: 'Devi', quantity: 50, amountMinor: 35_000, aloneMinor: 37_500, savingMinor: 2_500, agrees: false },
    ]);
    expect(figures.next).toEqual({ fromQuantity: 1_000, priceMinor: 650, missing: 500 });
  });

  it('saves nothing for one who would reach the same price alone', () => {
    const [part] = togetherFigures(jars, [share('Asha', 600), share('Meena', 100)]).parts;
    expect(part?.savingMinor).toBe(0);
  });

  it.each([
    [40, { code: 'too-few', missing: 60 }],
    [100, { code: 'fits' }],
    [120, { code: 'between-steps', more: 30, fewer: 20 }],
    [150, { code: 'fits' }],
  ])('says of %i, sold from 100 in steps of 50, whether it can be ordered and what is missing', (quantity, fit) => {
    expect(togetherFigures(jars, [share('Asha', quantity)]).fit).toEqual(fit);
  });

  it('lets her agree to the price now or to what fewer units would cost, the lowest first', () => {
    expect(pricesToAgree(jars, 1_200)).toEqual([650, 700, 750]);
    expect(pricesToAgree(jars, 520)).toEqual([700, 750]);
    expect(pricesToAgree(jars, 20)).toEqual([750]);
  });
});

describe('who goes into the order after the last day', () => {
  it('leaves out who never agreed, and then who does not agree to the price without her', () => {
    const asha = share('Asha', 300, 750);
    const meena = share('Meena', 150, 700);
    const all = [asha, meena, share('Devi', 60)];
    expect(whoGoes(jars, all)).toEqual([asha]);
    expect(whoGoes(jars, [asha, { ...meena, highestPriceMinor: 750 }, share('Devi', 60)])).toHaveLength(2);
  });
});

const anOffer = fc
  .record({
    prices: fc.uniqueArray(fc.integer({ min: 1, max: 900_000_000 }), { minLength: 1, maxLength: 6 }),
    from: fc.uniqueArray(fc.integer({ min: 2, max: 5_000 }), { minLength: 5, maxLength: 5 }),
    minQuantity: fc.integer({ min: 1, max: 500 }),
    quantityStep: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ prices, from, ...rule }) => {
    const [priceMinor = 1, ...cheaper] = prices.sort((a, b) => b - a);
    const quantities = from.sort((a, b) => a - b);
    const tiers = cheaper.map((price, index) => ({ fromQuantity: quantities[index] ?? 0, priceMinor: price }));
    return { ...rule, priceMinor, tiers };
  });

const someShares = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 2_000 }),
      highestPriceMinor: fc.option(fc.integer({ min: 1, max: 900_000_000 })),
    }),
    { maxLength: 25 },
  )
  .map((shares) => shares.map((one, index): Share => ({ ...one, memberId: `m${index}` })));

describe('whatever the offer and whoever takes part', () => {
  it('the parts sum to the total to the minor unit, and nobody pays more than alone', () => {
    fc.assert(
      fc.property(anOffer, someShares, (offer, shares) => {
        const { parts, totalMinor } = togetherFigures(offer, shares);
        expect(parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor);
        for (const { savingMinor } of parts) expect(savingMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('any total is split without a rest, no part further than one unit from its exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), someShares, (total, shares) => {
        const parts = splitTotal(total, shares);
        const sum = shares.reduce((all, { quantity }) => all + quantity, 0);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(shares.length === 0 ? 0 : total);
        parts.forEach((part, index) => {
          const exact = BigInt(total) * BigInt(shares[index]?.quantity ?? 0);
          const away = BigInt(part) * BigInt(sum) - exact;
          expect(away < BigInt(sum) && away > -BigInt(sum)).toBe(true);
        });
      }),
    );
  });

  it('the price never falls when somebody drops out', () => {
    fc.assert(
      fc.property(anOffer, someShares, fc.nat(), (offer, shares, who) => {
        fc.pre(shares.length > 1);
        const rest = shares.filter((_, index) => index !== who % shares.length);
        const before = togetherFigures(offer, shares);
        const after = togetherFigures(offer, rest);
        expect(after.unitPriceMinor).toBeGreaterThanOrEqual(before.unitPriceMinor);
        expect(after.totalMinor).toBe(after.unitPriceMinor * after.quantity);
      }),
    );
  });

  it('all who go agreed to the price they reach, and nobody who agreed to it was left out', () => {
    fc.assert(
      fc.property(anOffer, someShares, (offer, shares) => {
        const going = whoGoes(offer, shares);
        const quantity = going.reduce((sum, one) => sum + one.quantity, 0);
        for (const one of going) expect(one.highestPriceMinor).toBeGreaterThanOrEqual(priceAt(offer, quantity));
        for (const one of shares.filter((other) => !going.includes(other))) {
          const withHer = priceAt(offer, quantity + one.quantity);
          expect(one.highestPriceMinor === null || one.highestPriceMinor < withHer).toBe(true);
        }
      }),
    );
  });
});
