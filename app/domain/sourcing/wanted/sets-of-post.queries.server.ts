import { sql } from 'kysely';
import { directionTo, type Direction } from '~/domain/catalogue/direction';
import { availableBy, HORIZON_WEEKS } from '~/domain/catalogue/promise-date';
import { largestOrder } from '~/domain/catalogue/quantity-rule';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import {
  asCandidate,
  daysOf,
  offersInSight,
  readyOn,
  supplyOf,
  type OfferInSight,
} from './cover-candidates.queries.server';
import { coverOfPost, firstDayCovered } from './cover-of-post';
import type { CoverSet } from './cover-wanted';
import type { WantedView } from './wanted-view.queries.server';

export type SellerShare = {
  offerId: string;
  enterpriseId: string;
  enterprise: string;
  kind: string;
  district: string;
  country: string;
  title: string;
  language: string;
  unit: string;
  quantity: number;
  unitPriceMinor: number;
  /** The share of the whole that is wanted, 0 to 1. */
  part: number;
  readyOn: string;
  /** Null where one of the places is unknown. */
  distanceM: number | null;
  direction: Direction | null;
};

export type ShownSet = { shares: SellerShare[]; totalMinor: number; readyOn: string; distanceM: number | null };

export type PostSets = {
  /** Sets that cover all of it, the best first; where there are none, sets for the most that can be had by the day. */
  sets: ShownSet[];
  coversAll: boolean;
  /** No set costs less; the best total where the search was exact. */
  atLeastMinor: number | null;
  exact: boolean;
  /** What can be had by the day, in whole units of the post. */
  mostQuantity: number;
  /** The first day by which all of it can be had; null where no day is known. */
  coveredOn: string | null;
  /** Other currencies in which it is offered, with how many sellers each. */
  elsewhere: { currency: string; sellers: number }[];
  sellersFit: number;
};

/** Who could cover a post now, worked out from the offers as they stand: two statements. */
export async function setsOfPost(db: Db, owner: Actor, post: WantedView, clock: Clock): Promise<PostSets> {
  const [all, own] = await Promise.all([offersInSight(db, post.productType, [post]), ownEnterprises(db, owner)]);
  const others = all.filter(({ enterpriseId }) => !own.has(enterpriseId));
  const offers = others.filter(({ currency }) => currency === post.currency);
  const need = post.quantity * post.unitFactor;
  const todayIn = daysOf(clock);
  const by = (day: string) => offers.map((offer) => asCandidate(offer, day, 0, todayIn));
  const { cover, coversAll, mostTogether, fitting } = coverOfPost(by(post.latestOn), need);
  const known = new Map(offers.map((offer) => [offer.id, offer]));
  const words = await wordsOf(db, cover.sets);
  return {
    sets: cover.sets.map((set) => shownSet(set, post, known, words, todayIn)),
    coversAll,
    atLeastMinor: cover.atLeastMinor,
    exact: cover.exact,
    mostQuantity: Math.floor(mostTogether / post.unitFactor),
    coveredOn: coversAll ? null : firstDayCovered(by, need, post.latestOn, LATEST_DAYS),
    elsewhere: currenciesOf(others.filter(({ currency }) => currency !== post.currency)),
    sellersFit: fitting.length,
  };
}

/** Weeks that can be promised, and the longest time to make ready after them. */
const LATEST_DAYS = 7 * (HORIZON_WEEKS + 1) + 365;

async function ownEnterprises(db: Db, owner: Actor): Promise<Set<string>> {
  const rows = await db
    .selectFrom('enterpriseAccount')
    .select('enterpriseId')
    .where('accountId', '=', owner.accountId)
    .execute();
  return new Set(rows.flatMap(({ enterpriseId }) => enterpriseId ?? []));
}

function currenciesOf(offers: OfferInSight[]): { currency: string; sellers: number }[] {
  const sellers = new Map<string, Set<string>>();
  for (const { currency, enterpriseId } of offers) {
    sellers.set(currency, (sellers.get(currency) ?? new Set()).add(enterpriseId));
  }
  return [...sellers].map(([currency, of]) => ({ currency, sellers: of.size })).sort((a, b) => b.sellers - a.sellers);
}

type Words = Pick<SellerShare, 'enterprise' | 'kind' | 'district' | 'country' | 'title' | 'language'> & {
  id: string;
  latitude: number | null;
  longitude: number | null;
};

/** Names and places of the sellers in the sets, as the public may know them. */
async function wordsOf(db: Db, sets: CoverSet[]): Promise<Map<string, Words>> {
  const ids = [...new Set(sets.flatMap(({ shares }) => shares.map(({ offerId }) => offerId)))];
  const { rows } = await sql<Words>`
    select o.id, public_enterprise_name(e.name, e.kind, e.country, e.hides_name) as enterprise, e.kind, e.district,
      e.country, o.title, o.language, p.latitude, p.longitude
    from offer o join enterprise e on e.id = o.enterprise_id
    left join place p on p.country = e.country and p.name_key = search_fold(e.district)
    where o.id = any(${ids}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

function shownSet(
  { shares, totalMinor }: CoverSet,
  post: WantedView,
  offers: Map<string, OfferInSight>,
  words: Map<string, Words>,
  todayIn: (timeZone: string) => string,
): ShownSet {
  const shown = shares.flatMap(({ offerId, quantity, ...share }): SellerShare[] => {
    const [offer, said] = [offers.get(offerId), words.get(offerId)];
    if (!offer || !said) return [];
    const { id: _, latitude, longitude, ...who } = said;
    const [from, to] = [pointOf(post), pointOf({ latitude, longitude })];
    return [
      {
        ...share,
        ...who,
        offerId,
        quantity,
        unit: offer.unit,
        part: (quantity * offer.unitFactor) / (post.quantity * post.unitFactor),
        readyOn: readyOn(offer, quantity, todayIn) ?? post.latestOn,
        distanceM: offer.distances[0] ?? null,
        direction: from && to ? directionTo(from, to) : null,
      },
    ];
  });
  const distances = shown.map(({ distanceM }) => distanceM);
  return {
    shares: shown,
    totalMinor,
    readyOn:
      shown
        .map((share) => share.readyOn)
        .sort()
        .at(-1) ?? post.latestOn,
    distanceM: distances.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0),
  };
}

function pointOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }) {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

export type OwnPart = { offerId: string; enterpriseId: string; unit: string; most: number; readyOn: string | null };

/** What the reader's own offers could give to a post by its day, in units of each; those that can give nothing are left out. */
export async function ownParts(db: Db, seller: Actor, post: WantedView, clock: Clock): Promise<OwnPart[]> {
  const todayIn = daysOf(clock);
  const offers = await offersInSight(db, post.productType, [post], seller);
  return offers
    .filter(({ currency }) => currency === post.currency)
    .flatMap((offer) => {
      const enough = Math.ceil((post.quantity * post.unitFactor) / offer.unitFactor);
      const able = availableBy(supplyOf(offer), post.latestOn, todayIn(offer.timeZone));
      const most = largestOrder(offer, Math.min(able, Math.max(enough, offer.minQuantity)));
      const { id: offerId, enterpriseId, unit } = offer;
      return most > 0 ? [{ offerId, enterpriseId, unit, most, readyOn: readyOn(offer, most, todayIn) }] : [];
    });
}
