import { wholeBelow } from './cover-shares';
import type { Option } from './cover-options';

/** From 0 on: so many base units at so much each, the cheapest first. */
type Slope = { rate: number; amount: number };

/** What is known of the options from a place in the order on, without looking at each. */
export type Tail = {
  /** The lower edge, convex, of what one of them can give and costs then. */
  slopes: readonly Slope[];
  /** What the best one, two, three … of them can give together at most. */
  together: readonly number[];
  nearestM: number;
};

/** The tails from every place of the order on, and an empty one behind the last. */
export function tailsOf(options: readonly Option[], sellers: number): Tail[] {
  const tails: Tail[] = [{ slopes: [], together: Array.from({ length: sellers + 1 }, () => 0), nearestM: 0 }];
  let corners: Corner[] = [];
  let largest: number[] = [];
  let nearestM = Number.POSITIVE_INFINITY;
  for (let place = options.length - 1; place >= 0; place -= 1) {
    const option = options[place];
    if (!option) continue;
    const amount = option.most * option.factor;
    corners = lowerEdge([...corners, { amount, cost: option.most * option.priceMinor }]);
    largest = [...largest, amount].sort((a, b) => b - a).slice(0, sellers);
    nearestM = Math.min(nearestM, option.distanceM);
    const together = [0];
    for (let count = 1; count <= sellers; count += 1)
      together.push((together[count - 1] ?? 0) + (largest[count - 1] ?? 0));
    tails.push({ slopes: slopesOf(corners), together, nearestM });
  }
  return tails.reverse();
}

type Corner = { amount: number; cost: number };

function lowerEdge(points: Corner[]): Corner[] {
  const edge: Corner[] = [{ amount: 0, cost: 0 }];
  for (const point of points
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => a.amount - b.amount || b.cost - a.cost)) {
    while (edge.length > 1 && bendsUp(edge[edge.length - 2], edge[edge.length - 1], point)) edge.pop();
    edge.push(point);
  }
  return edge.slice(1);
}

/** Whether the middle one lies on or above the line between its neighbours. */
function bendsUp(before: Corner | undefined, middle: Corner | undefined, after: Corner): boolean {
  if (!before || !middle) return false;
  const toMiddle = (middle.cost - before.cost) * (after.amount - before.amount);
  return toMiddle >= (after.cost - before.cost) * (middle.amount - before.amount);
}

function slopesOf(corners: Corner[]): Slope[] {
  return corners.map(({ amount, cost }, index) => {
    const before = corners[index - 1] ?? { amount: 0, cost: 0 };
    return { rate: (cost - before.cost) / (amount - before.amount), amount: amount - before.amount };
  });
}

export type Bound = { totalMinor: number; distanceM: number; sellers: number };

/** What the chosen options come to when each gives its least. */
export type Chosen = {
  options: readonly Option[];
  costMinor: number;
  /** Base units that are missing then, and that they can give beyond. */
  missing: number;
  spare: number;
  distanceM: number;
};

/** Adds up chosen options, ordered by rate. */
export function chosenOf(options: readonly Option[], need: number): Chosen {
  const sum = { options, costMinor: 0, missing: need, spare: 0, distanceM: 0 };
  for (const { least, most, factor, priceMinor, distanceM } of options) {
    sum.costMinor += least * priceMinor;
    sum.missing -= least * factor;
    sum.spare += (most - least) * factor;
    sum.distanceM += distanceM;
  }
  return sum;
}

/**
 * What every set costs at least that holds the chosen options and at least one, at most `more` of a tail; null where none
 * can cover the need. The chosen give their least; the rest comes, as if steps and minimums were free, from what more they
 * can give and from `more` sellers on the tail's lower edge. That edge is convex, so `more` sellers who give x together
 * cost no less than if each gave x / more on it. Distance and number count the sellers whom the amount alone asks for.
 */
export function boundOf(chosen: Chosen, tail: Tail, more: number): Bound | null {
  const { options, costMinor, missing, spare, distanceM } = chosen;
  if (missing > spare + (tail.together[more] ?? 0)) return null;
  let added = 1;
  while (missing > spare + (tail.together[added] ?? 0)) added += 1;
  return {
    totalMinor: wholeBelow(costMinor + cheapest(options, tail.slopes, more, missing)),
    distanceM: distanceM + added * tail.nearestM,
    sellers: options.length + added,
  };
}

/** What the chosen options cost at least with nobody else; null where they cannot cover the need. */
export function boundAlone({ options, costMinor, missing, spare, distanceM }: Chosen): Bound | null {
  if (missing > spare) return null;
  return { totalMinor: wholeBelow(costMinor + cheapest(options, [], 0, missing)), distanceM, sellers: options.length };
}

/** Both lists are ordered by rate; the cheaper of the two heads is taken first. */
function cheapest(chosen: readonly Option[], slopes: readonly Slope[], more: number, rest: number): number {
  let [cost, left, own, other] = [0, rest, 0, 0];
  while (left > 0) {
    const option = chosen[own];
    const slope = slopes[other];
    if (option && (!slope || option.rate <= slope.rate)) {
      const taken = Math.min(left, (option.most - option.least) * option.factor);
      cost += taken * option.rate;
      left -= taken;
      own += 1;
    } else if (slope) {
      const taken = Math.min(left, slope.amount * more);
      cost += taken * slope.rate;
      left -= taken;
      other += 1;
    } else return cost;
  }
  return cost;
}
