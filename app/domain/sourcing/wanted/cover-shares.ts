import type { Option } from './cover-options';

export type Shares = {
  /** Units of sale of each option, in the order given. */
  quantities: number[];
  totalMinor: number;
  /** No shares of these options cost less: the total itself, unless the search was cut short. */
  atLeastMinor: number;
};

/** Tries after which the search contents itself with what it has; ordinary minimums and steps need a few dozen. */
const MOST_TRIES = 5_000;

/** A whole step of an option beyond its least: how many there are, base units and minor units of each. */
type Steps = { most: number; amount: number; cost: number };

/**
 * The cheapest shares of exactly these sellers that together reach `need` base units, each within least, step and most;
 * null where they cannot reach it. `options` are ordered by rate.
 */
export function bestShares(options: readonly Option[], need: number): Shares | null {
  let started = 0;
  let missing = need;
  for (const { least, priceMinor, factor } of options) {
    started += least * priceMinor;
    missing -= least * factor;
  }
  const filled = fillUp(options.map(stepsOf), missing);
  if (!filled) return null;
  return {
    quantities: options.map(({ least, step }, place) => least + step * (filled.times[place] ?? 0)),
    totalMinor: started + filled.cost,
    atLeastMinor: started + filled.atLeast,
  };
}

function stepsOf({ least, most, step, factor, priceMinor }: Option): Steps {
  return { most: (most - least) / step, amount: step * factor, cost: step * priceMinor };
}

/** How often each step is taken so that they reach `missing` at the lowest cost; from the cheapest on, then ever less of it. */
function fillUp(steps: readonly Steps[], missing: number) {
  const divisors = divisorsFrom(steps.map(({ amount }) => amount));
  const atLeast = freed(steps, 0, roundUp(missing, divisors[0] ?? 1));
  if (atLeast === Number.POSITIVE_INFINITY) return null;
  let cost = Number.POSITIVE_INFINITY;
  let times: number[] = [];
  let tries = 0;
  const taken = steps.map(() => 0);
  const fill = (place: number, rest: number, so: number): void => {
    if (rest <= 0) {
      if (so < cost) [cost, times] = [so, [...taken]];
      return;
    }
    const step = steps[place];
    if (!step) return;
    const largest = Math.min(step.most, Math.ceil(rest / step.amount));
    const fewest = Math.max(0, largest - exchangeable(steps, divisors, place));
    for (let count = largest; count >= fewest && cost > atLeast && tries < MOST_TRIES; count -= 1) {
      tries += 1;
      const left = rest - count * step.amount;
      const then = so + count * step.cost;
      const more = left > 0 ? freed(steps, place + 1, roundUp(left, divisors[place + 1] ?? 1)) : 0;
      if (then + more >= cost) continue;
      taken[place] = count;
      fill(place + 1, left, then);
      taken[place] = 0;
    }
  };
  fill(0, missing, 0);
  return cost === Number.POSITIVE_INFINITY ? null : { times, cost, atLeast: tries < MOST_TRIES ? cost : atLeast };
}

/** What `rest` base units cost at least from the options from `from` on, were their steps free. */
function freed(steps: readonly Steps[], from: number, rest: number): number {
  let left = rest;
  let cost = 0;
  for (let place = from; left > 0; place += 1) {
    const step = steps[place];
    if (!step) return Number.POSITIVE_INFINITY;
    const taken = Math.min(left, step.most * step.amount);
    cost += (taken / step.amount) * step.cost;
    left -= taken;
  }
  return wholeBelow(cost);
}

/**
 * How many fewer than the largest number of steps of an option are worth a try. Any `size` steps of the dearer options
 * hold some whose amounts add up to whole steps of this one (prefix sums by their remainder), and these can be exchanged
 * for it at no greater cost; so no more than `size` of them need stand beside an option that has room left.
 */
function exchangeable(steps: readonly Steps[], divisors: readonly number[], place: number): number {
  const { amount } = steps[place] ?? { amount: 1 };
  const divisor = divisors[place + 1];
  if (divisor === undefined) return 0;
  const size = amount / greatestDivisor(amount, divisor);
  const largest = Math.max(...steps.slice(place + 1).map((step) => step.amount));
  return 1 + Math.ceil((size * largest) / amount);
}

const roundUp = (amount: number, divisor: number) => Math.ceil(amount / divisor) * divisor;

/** The greatest common divisor of the amounts from each place on. */
function divisorsFrom(amounts: readonly number[]): number[] {
  const divisors = [...amounts];
  for (let place = amounts.length - 2; place >= 0; place -= 1) {
    divisors[place] = greatestDivisor(amounts[place] ?? 0, divisors[place + 1] ?? 0);
  }
  return divisors;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/** The whole minor units that a sum reckoned in fractions comes to at least, rounding errors aside. */
export function wholeBelow(cost: number): number {
  return Math.ceil(cost * (1 - 1e-12) - 1e-6);
}
