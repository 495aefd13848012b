import { boundAlone, boundOf, chosenOf, tailsOf, type Bound, type Tail } from './cover-bound';
import { optionsOf, withoutBeaten, type CandidateOffer, type Option } from './cover-options';
import { bestShares, type Shares } from './cover-shares';

/** Sellers that a set has at most, and sets that are listed. */
export const MOST_SELLERS = 5;
export const MOST_SETS = 5;
/** Looks at the search tree; beyond them the answer says how far it may be from the best. */
const MOST_LOOKS = 30_000;
/** What working out the cheapest shares of a set takes, in looks. */
const LOOKS_OF_SHARES = 5;

export type CoverShare = {
  offerId: string;
  enterpriseId: string;
  /** Units of sale. */
  quantity: number;
  /** Of one unit of sale, at this quantity. */
  unitPriceMinor: number;
};

/** Sellers who cover the need together: by the rate of their price, each with her share. */
export type CoverSet = {
  shares: CoverShare[];
  totalMinor: number;
  /** One way to each seller, added up, in metres. */
  distanceM: number;
};

export type Cover = {
  /** The best first: by total price, then distance, then number of sellers. */
  sets: CoverSet[];
  /** No set costs less than this; null where nothing covers the need. It is the best total where the search was exact. */
  atLeastMinor: number | null;
  /** Whether the sets are proved to be the best there are. */
  exact: boolean;
};

type Found = { options: Option[]; shares: Shares; bound: Bound };

/**
 * Sets of at most five sellers whose offers cover `need` base units. A seller takes part with one offer, a quantity
 * within its minimum, step and supply; a set is listed where it costs less than every part of it. Exact, unless the search
 * takes more than `looks`: docs/decisions/matching.md.
 */
export function coverWanted(candidates: readonly CandidateOffer[], need: number, looks = MOST_LOOKS): Cover {
  const options = withoutBeaten(optionsOf(candidates, need), need, MOST_SELLERS - 1 + MOST_SETS);
  const search = new CoverSearch(options, need, looks);
  search.run();
  const sets = search.found.map(({ options: of, shares: { quantities, totalMinor }, bound }) => ({
    shares: of.flatMap((option, place) => shareOf(candidates, option, quantities[place] ?? 0)),
    totalMinor,
    distanceM: bound.distanceM,
  }));
  const best = sets[0]?.totalMinor ?? null;
  const open = search.openAtLeast;
  return {
    sets,
    atLeastMinor: best === null ? null : Math.min(best, open),
    exact: open === Number.POSITIVE_INFINITY,
  };
}

function shareOf(candidates: readonly CandidateOffer[], option: Option, quantity: number): CoverShare[] {
  const candidate = candidates[option.offer];
  if (!candidate) return [];
  const { offerId, enterpriseId } = candidate;
  return [{ offerId, enterpriseId, quantity, unitPriceMinor: option.priceMinor }];
}

/**
 * Branch and bound over the sets of options, in their order: first single sellers, then sets of two, and so on, so that
 * good small sets bound the larger ones. Keeps the best sets found.
 */
class CoverSearch {
  readonly found: Found[] = [];
  /** The least that sets cost that were not looked at. */
  openAtLeast = Number.POSITIVE_INFINITY;
  private readonly tails: Tail[];
  private readonly chosen: Option[] = [];

  constructor(
    private readonly options: readonly Option[],
    private readonly need: number,
    private looks: number,
  ) {
    this.tails = tailsOf(options, MOST_SELLERS);
  }

  run(): void {
    for (let sellers = 1; sellers <= MOST_SELLERS; sellers += 1) this.dive(sellers);
    for (let sellers = 1; sellers <= MOST_SELLERS; sellers += 1) this.extend(0, sellers, Number.POSITIVE_INFINITY);
  }

  /** A good set of so many sellers at a glance, to begin with: each the cheapest who can give an equal part of the rest. */
  private dive(sellers: number): void {
    let rest = this.need;
    const picked: Option[] = [];
    for (let more = sellers; more > 0; more -= 1) {
      const next = this.options.find(
        ({ most, factor, seller }) => most * factor >= rest / more && picked.every((one) => one.seller !== seller),
      );
      if (!next) return;
      picked.push(next);
      rest -= next.most * next.factor;
    }
    this.consider(picked.sort(byRate), true);
  }

  /** Adds `more` sellers to the chosen ones. What costs `limit` or more has a part that costs no more. */
  private extend(from: number, more: number, limit: number): void {
    const chosen = chosenOf(this.chosen, this.need);
    for (let place = from; place < this.options.length; place += 1) {
      const [option, tail] = [this.options[place], this.tails[place]];
      if (!option || !tail) return;
      const bound = boundOf(chosen, tail, more);
      if (!bound || bound.totalMinor >= limit || this.isWorse(bound)) return;
      if (this.looks <= 0) {
        this.openAtLeast = Math.min(this.openAtLeast, bound.totalMinor);
        return;
      }
      this.looks -= 1;
      if (this.chosen.some(({ seller }) => seller === option.seller)) continue;
      this.chosen.push(option);
      if (more === 1) this.consider(this.chosen);
      else this.extend(place + 1, more - 1, Math.min(limit, this.sharesOf(this.chosen)?.totalMinor ?? limit));
      this.chosen.pop();
    }
  }

  /** The cheapest shares; null where they do not cover the need, or not before the last of a full list. */
  private sharesOf(options: readonly Option[]): Shares | null {
    const bound = boundAlone(chosenOf(options, this.need));
    if (!bound || this.isWorse(bound)) return null;
    this.looks -= LOOKS_OF_SHARES;
    return bestShares(options, this.need);
  }

  /** Options as a set of their own; with `partsToo` a part of it instead that costs no more, if there is one. */
  private consider(options: readonly Option[], partsToo = false): void {
    const shares = this.sharesOf(options);
    if (!shares) return;
    if (shares.atLeastMinor < shares.totalMinor) this.openAtLeast = Math.min(this.openAtLeast, shares.atLeastMinor);
    const distanceM = options.reduce((sum, option) => sum + option.distanceM, 0);
    const bound = { totalMinor: shares.totalMinor, distanceM, sellers: options.length };
    if (this.isWorse(bound)) return;
    const part = this.cheaperPart(options, shares.totalMinor);
    if (!part) this.keep({ options: [...options], shares, bound });
    else if (partsToo) this.consider(part, true);
  }

  /** The same offers at other tiers are the same set: the better one stays. */
  private keep(set: Found): void {
    const key = offersOf(set.options);
    const known = this.found.findIndex(({ options }) => offersOf(options) === key);
    if (known >= 0) {
      if (compare(set.bound, this.found[known]?.bound ?? set.bound) >= 0) return;
      this.found.splice(known, 1);
    }
    const place = this.found.findIndex(({ bound }) => compare(set.bound, bound) < 0);
    this.found.splice(place < 0 ? this.found.length : place, 0, set);
    this.found.splice(MOST_SETS);
  }

  /** Whether nothing within the bound could come before the last of a full list. */
  private isWorse(bound: Bound): boolean {
    const last = this.found[MOST_SETS - 1];
    return last !== undefined && compare(bound, last.bound) >= 0;
  }

  /** Some of the offers that cover the need alone at no greater cost, at whatever tiers; null where there are none. */
  private cheaperPart(options: readonly Option[], totalMinor: number): Option[] | null {
    const ways = options.map(({ offer }) => this.options.filter((option) => option.offer === offer));
    const cheaper = (place: number, part: Option[]): Option[] | null => {
      for (const way of [null, ...(ways[place] ?? [])]) {
        const found = place < ways.length && cheaper(place + 1, way ? [...part, way] : part);
        if (found) return found;
      }
      if (place < ways.length || part.length === 0 || part.length === ways.length) return null;
      const ordered = [...part].sort(byRate);
      const bound = boundAlone(chosenOf(ordered, this.need));
      if (!bound || bound.totalMinor > totalMinor) return null;
      this.looks -= LOOKS_OF_SHARES;
      const shares = bestShares(ordered, this.need);
      return shares && shares.totalMinor <= totalMinor ? ordered : null;
    };
    return cheaper(0, []);
  }
}

const byRate = (a: Option, b: Option) => a.rate - b.rate;

function offersOf(options: readonly Option[]): string {
  return options
    .map(({ offer }) => offer)
    .sort((a, b) => a - b)
    .join();
}

function compare(a: Bound, b: Bound): number {
  return a.totalMinor - b.totalMinor || a.distanceM - b.distanceM || a.sellers - b.sellers;
}
