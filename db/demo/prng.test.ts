import { describe, expect, it } from 'vitest';
import { Prng } from './prng';

describe('the source of chance', () => {
  it('gives the same draws for the same seed and others for another', () => {
    const draws = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.int(0, 999)
        )(new Prng(seed)),
      );
    expect(draws(4)).toEqual(draws(4));
    expect(draws(4)).not.toEqual(draws(5));
  });

  it('forks by label, whatever was drawn before', () => {
    const fresh = new Prng(4);
    const used = new Prng(4);
    used.next();
    expect(used.fork('meetings').next()).toBe(fresh.fork('meetings').next());
    expect(used.fork('meetings').next()).not.toBe(fresh.fork('members').next());
  });

  it('stays within the bounds of a draw and reaches both', () => {
    const random = new Prng(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it('follows weights, and never picks what has none', () => {
    const random = new Prng(2);
    const picks = Array.from({ length: 2000 }, () =>
      random.weighted([
        ['often', 9],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(picks).not.toContain('never');
    expect(picks.filter((pick) => pick === 'seldom').length).toBeGreaterThan(130);
    expect(picks.filter((pick) => pick === 'seldom').length).toBeLessThan(270);
  });

  it('shuffles without losing anything, and refuses to pick from nothing', () => {
    const random = new Prng(3);
    expect(random.shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
