import type { Pool } from 'pg';
import type { OfferQuery } from '~search/engine';
import { marketWords } from '~search/market-words.server';
import { readQuery } from '~search/narrowing';

/** What fits a search, as a row of saved_search keeps it; the product types beside it. */
export type WhatFits = {
  through: 'product' | 'text' | 'all';
  rest: string[];
  productTypes: string[];
  categories: string[] | null;
  country: string | null;
  districtKey: string | null;
  dimension: string | null;
  currency: string | null;
  priceTo: number | null;
  byDay: string | null;
  quantity: number | null;
  factor: number | null;
  delivery: number | null;
  verified: string | null;
};

/**
 * What a search means, so that a new offer can be held against it without searching: of the product types that its words
 * surely mean, with all that its other words say; by its words alone where they mean no product type. Null where nothing
 * could ever fit: no word of it carries anything, or a category, unit or place in it is not known.
 */
export async function whatFits(pool: Pool, query: OfferQuery, now: Date): Promise<WhatFits | null> {
  const asked = readQuery(query, await marketWords(pool), now);
  if (!asked.ok) return null;
  const { meant, narrowing } = asked.value;
  const { categories, country, districtKey, dimension, currency, priceTo, by, quantity, factor, delivery, verified } =
    narrowing;
  const types = (meant?.types ?? []).filter(({ sure }) => sure || meant?.strict).map(({ code }) => code);
  const rest = types.length > 0 ? (meant?.rest ?? []) : (meant?.words ?? []);
  if (meant && types.length === 0 && rest.length === 0) return null;
  return {
    through: types.length > 0 ? 'product' : meant ? 'text' : 'all',
    rest,
    productTypes: types,
    categories: categories ? [...categories] : null,
    country: country ?? null,
    districtKey: districtKey ?? null,
    dimension: dimension ?? null,
    currency: currency ?? null,
    priceTo: priceTo ?? null,
    byDay: by ?? null,
    quantity: quantity ?? null,
    factor: factor ?? null,
    delivery: delivery ?? null,
    verified: verified ?? null,
  };
}
