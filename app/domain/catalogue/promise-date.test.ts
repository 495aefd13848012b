import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/platform/day';
import { availableBy, availableQuantity, HORIZON_WEEKS, planSupply, type Supply } from './promise-date';

const monday = '2026-11-23';
const supply = (over: Partial<Supply> = {}): Supply => ({
  stock: 50,
  weeklyCapacity: 20,
  leadTimeDays: 3,
  committed: new Map(),
  ...over,
});

describe('the promise date of an order', () => {
  it('is the lead time from today when stock covers it', () => {
    expect(planSupply(supply(), 50, monday)).toEqual({ fromStock: 50, weeks: [], promisedOn: '2026-11-26' });
  });

  it('lays what stock lacks on the coming weeks and counts from the end of the last one', () => {
    expect(planSupply(supply(), 80, monday)).toEqual({
      fromStock: 50,
      weeks: [
        { weekOn: '2026-11-30', quantity: 20 },
        { weekOn: '2026-12-07', quantity: 10 },
      ],
      promisedOn: '2026-12-16',
    });
  });

  it('does not promise capacity twice', () => {
    const committed = new Map([
      ['2026-11-30', 20],
      ['2026-12-07', 15],
    ]);
    expect(planSupply(supply({ stock: 0, committed }), 10, monday)?.weeks).toEqual([
      { weekOn: '2026-12-07', quantity: 5 },
      { weekOn: '2026-12-14', quantity: 5 },
    ]);
  });

  it('begins with the next day on a Sunday', () => {
    expect(planSupply(supply({ stock: null }), 1, '2026-11-29')?.weeks[0]?.weekOn).toBe('2026-11-30');
  });

  it('is refused beyond stock and the capacity of the horizon', () => {
    const most = 50 + 20 * HORIZON_WEEKS;
    expect(availableQuantity(supply(), monday)).toBe(most);
    expect(planSupply(supply(), most, monday)).not.toBeNull();
    expect(planSupply(supply(), most + 1, monday)).toBeNull();
    expect(planSupply(supply({ stock: 50, weeklyCapacity: null }), 51, monday)).toBeNull();
  });
});

it('says of any day how much at most can be promised for it', () => {
  const amount = fc.option(fc.integer({ min: 0, max: 30 }));
  const weeks = fc.array(fc.tuple(fc.integer({ min: -1, max: HORIZON_WEEKS }), fc.integer({ min: 0, max: 30 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      fc.record({ stock: amount, weeklyCapacity: amount, leadTimeDays: fc.integer({ min: 0, max: 40 }), weeks }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: -3, max: 260 }),
      ({ weeks: taken, ...offer }, weekday, later) => {
        const today = addDays(monday, weekday);
        const committed = new Map(taken.map(([week, quantity]) => [addDays(monday, 7 * week), quantity]));
        const whole = { ...offer, committed };
        const day = addDays(today, later);
        const most = availableBy(whole, day, today);
        expect(most).toBeLessThanOrEqual(availableQuantity(whole, today));
        if (most > 0) expect((planSupply(whole, most, today)?.promisedOn ?? '9999') <= day).toBe(true);
        expect((planSupply(whole, most + 1, today)?.promisedOn ?? '9999') > day).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
