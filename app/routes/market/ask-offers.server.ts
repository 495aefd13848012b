import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { findListedOffers, type FoundOffers } from '~/domain/catalogue/offer-search.queries.server';
import { without, askedText, type Asked, type AskedName } from '~/domain/catalogue/offers-address';
import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import type { OfferQuery } from '~search/engine';

export type Answer = {
  found: FoundOffers;
  query: OfferQuery;
  /** What was asked and understood. */
  asked: Asked;
  /** Names whose values are not understood; they are left out. */
  wrong: AskedName[];
  /** The nearest are asked for, and from where is not said yet. */
  asksPlace: boolean;
};

/** What leads to a failure at a field, and so goes with it. */
const GOES_WITH: Partial<Record<AskedName, AskedName[]>> = { currency: ['priceTo'] };

/**
 * Answers what an address asks. What is not understood is left out, and named, so that the rest is answered all the same.
 */
export async function askOffers(database: Database, address: Asked, limit: number, clock: Clock): Promise<Answer> {
  const asksPlace = address.sort === 'nearest' && address.near === undefined;
  const wrong: AskedName[] = [];
  let asked = asksPlace ? without(address, 'sort') : address;
  for (;;) {
    const query = readOfferQuery(new URLSearchParams(askedText(asked)), limit);
    const answer = query.ok ? await findListedOffers(database, query.value, clock) : query;
    if (query.ok && answer.ok) return { found: answer.value, query: query.value, asked, wrong, asksPlace };
    if (answer.ok) throw new Error('an answer without a query');
    const field = answer.error.field as AskedName;
    if (asked[field] === undefined && !GOES_WITH[field]?.some((name) => asked[name] !== undefined))
      throw new Error(`the search refuses ${field}, which is not asked`);
    wrong.push(field);
    asked = without(asked, field, ...(GOES_WITH[field] ?? []));
    if (field === 'near' && asked.sort === 'nearest') asked = without(asked, 'sort');
  }
}
