import { largestOrder } from '~/domain/catalogue/quantity-rule';
import { addDays } from '~/platform/day';
import type { CandidateOffer } from './cover-options';
import { coverWanted, MOST_SELLERS, type Cover } from './cover-wanted';

export type PostCover = {
  /** Sets that cover all of it; where none does, sets for as much as can be covered. */
  cover: Cover;
  /** Whether the sets cover all that is wanted. */
  coversAll: boolean;
  /** What at most five sellers can give together by the day, in base units. */
  mostTogether: number;
  /** Offers that can give something by the day: how many, and their enterprises, those of the sets first, then by price. */
  fitting: string[];
};

/** Who could cover `need` base units, and who could give a part of it. */
export function coverOfPost(candidates: readonly CandidateOffer[], need: number): PostCover {
  const mostTogether = togetherAtMost(candidates);
  const cover = coverWanted(candidates, Math.min(need, mostTogether));
  const able = candidates.filter((candidate) => largestOrder(candidate, candidate.available) > 0);
  const byPrice = [...able].sort((a, b) => a.priceMinor / a.unitFactor - b.priceMinor / b.unitFactor);
  const inSets = cover.sets.flatMap(({ shares }) => shares);
  const fitting = [...new Set([...inSets, ...byPrice].map(({ enterpriseId }) => enterpriseId))];
  return { cover, coversAll: mostTogether >= need, mostTogether, fitting };
}

/** What the best five sellers can give together, in base units: a need is covered by some set exactly up to that. */
export function togetherAtMost(candidates: readonly CandidateOffer[]): number {
  const bySeller = new Map<string, number>();
  for (const candidate of candidates) {
    const amount = largestOrder(candidate, candidate.available) * candidate.unitFactor;
    bySeller.set(candidate.enterpriseId, Math.max(amount, bySeller.get(candidate.enterpriseId) ?? 0));
  }
  const amounts = [...bySeller.values()].sort((a, b) => b - a);
  return amounts.slice(0, MOST_SELLERS).reduce((sum, amount) => sum + amount, 0);
}

/**
 * The first day from `from` on, within `days`, by which `need` base units can be covered; null where no day is. `on` gives
 * the candidates with what they have by a day: a later day never has less.
 */
export function firstDayCovered(
  on: (day: string) => readonly CandidateOffer[],
  need: number,
  from: string,
  days: number,
): string | null {
  if (togetherAtMost(on(addDays(from, days))) < need) return null;
  let [low, high] = [0, days];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (togetherAtMost(on(addDays(from, middle))) >= need) high = middle;
    else low = middle + 1;
  }
  return addDays(from, high);
}
