import type { Country, Place } from '../places/place';
import type { Prng } from '../prng';
import type { DemoOffer } from './demo-sources.server';
import { pinnedSellers } from './pinned-sellers';
import { familyOf } from './trades';

/** An enterprise that the demo needs: it must be eligible, and it holds these offers. */
export interface SellerPlan {
  kind: 'individual' | 'group';
  owner: readonly [given: string, family: string] | null;
  offers: readonly DemoOffer[];
}

const mostOffers: readonly (readonly [number, number])[] = [
  [1, 2],
  [2, 4],
  [3, 3],
  [4, 2],
];

const madeTogether =
  /\bour (members|group)|members|women's group|co-operative|collective|association|team|kikundi|akina mama|समूह|குழு|تعاونی/i;

/**
 * Sellers by branch code for the offers of one country: each of one family of categories, with one to four offers, never
 * two of the same product type. Every offer given is in exactly one seller's hands.
 */
export function planSellers(country: Country, offers: readonly DemoOffer[], random: Prng): Map<string, SellerPlan[]> {
  const byCode = new Map(offers.map((offer) => [offer.code, offer]));
  const sellers = new Map(country.places.map((place) => [place.branchCode, [] as SellerPlan[]]));
  for (const pinned of pinnedSellers) {
    const held = pinned.offerCodes.flatMap((code) => byCode.get(code) ?? []);
    if (held.length === 0) continue;
    sellers.get(pinned.branchCode)?.push({ kind: pinned.kind, owner: pinned.owner, offers: held });
    for (const offer of held) byCode.delete(offer.code);
  }
  for (const [place, atPlace] of placed(country, [...byCode.values()])) {
    sellers.get(place.branchCode)?.push(...bundled(atPlace, random.fork(place.branchCode)));
  }
  return sellers;
}

/** Offers by branch: where they say they come from, else a branch of their language with the fewest so far. */
function placed(country: Country, offers: readonly DemoOffer[]): Map<Place, DemoOffer[]> {
  const byPlace = new Map(country.places.map((place) => [place, [] as DemoOffer[]]));
  const elsewhere: DemoOffer[] = [];
  for (const offer of offers) {
    const text = `${offer.title} ${offer.description}`;
    const named = country.places.find((place) => place.mentions.test(text) && speaks(place, offer));
    if (named) byPlace.get(named)?.push(offer);
    else elsewhere.push(offer);
  }
  for (const offer of elsewhere) {
    const speaking = [...byPlace].filter(([place]) => speaks(place, offer));
    const [emptiest] = speaking.sort(([, a], [, b]) => a.length - b.length);
    if (!emptiest) throw new Error(`no branch in ${country.code} for the offer ${offer.code}`);
    emptiest[1].push(offer);
  }
  return byPlace;
}

function speaks(place: Place, offer: DemoOffer): boolean {
  return place.languages.some((language) => language === offer.language);
}

function bundled(offers: readonly DemoOffer[], random: Prng): SellerPlan[] {
  const bundles: { most: number; offers: DemoOffer[] }[] = [];
  for (const offer of inOrder(offers)) {
    const open = bundles.find(({ most, offers: held }) => held.length < most && fits(offer, held));
    if (open) open.offers.push(offer);
    else bundles.push({ most: random.weighted(mostOffers), offers: [offer] });
  }
  return random
    .shuffled(bundles)
    .map(({ offers: held }) => ({ kind: kindOf(held, random), owner: null, offers: held }));
}

/** Neighbours in this order are likely to end in one hand: same family, language and category. */
function inOrder(offers: readonly DemoOffer[]): DemoOffer[] {
  const key = (offer: DemoOffer) => `${familyOf(offer)} ${offer.language} ${offer.category} ${offer.code}`;
  return offers
    .map((offer) => ({ offer, key: key(offer) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ offer }) => offer);
}

function fits(offer: DemoOffer, held: readonly DemoOffer[]): boolean {
  const sameHand = held.every((other) => familyOf(other) === familyOf(offer) && other.language === offer.language);
  return sameHand && held.every((other) => other.productType !== offer.productType);
}

function kindOf(offers: readonly DemoOffer[], random: Prng): 'individual' | 'group' {
  const together = offers.some((offer) => madeTogether.test(offer.description));
  return together || random.chance(0.2) ? 'group' : 'individual';
}
