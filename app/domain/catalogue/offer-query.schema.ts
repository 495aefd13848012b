import { z } from 'zod';
import { deliveryRanges, facetNames, MOST_HITS, searchSorts, type FacetName, type OfferQuery } from '~search/engine';
import { code, given, line, readAddress, type BadField } from '~/platform/address-fields';
import { isCurrency } from '~/platform/currencies';
import { isDay } from '~/platform/day';
import { plainFigure } from '~/platform/digits';
import { parseAmount } from '~/platform/money';
import { fail, ok, type Result } from '~/platform/result';

/** Longer texts are no question that anybody types. */
export const LONGEST_QUERY = 200;
const LONGEST_PLACE = 80;

const day = z.string().refine(isDay);

/** What an address may ask of the market: `/offers`, `/api/v1/offers`. */
export const offerQuerySchema = z.object({
  q: z.preprocess((value) => value ?? '', line(LONGEST_QUERY)),
  category: given(code),
  country: given(
    z
      .string()
      .regex(/^[A-Za-z]{2}$/)
      .transform((text) => text.toUpperCase()),
  ),
  district: given(line(LONGEST_PLACE)),
  near: given(line(LONGEST_PLACE)),
  currency: given(
    z
      .string()
      .transform((text) => text.toUpperCase())
      .refine(isCurrency),
  ),
  /** Major units as people write them ("250", "12.50"), for one base unit; needs `currency`. */
  priceTo: given(z.string().max(40)),
  by: given(day),
  quantity: given(
    z
      .string()
      .transform(plainFigure)
      .pipe(z.string().regex(/^\d{1,9}(\.\d{1,3})?$/))
      .transform(Number)
      .pipe(z.number().positive()),
  ),
  unit: given(code),
  delivery: given(z.enum(deliveryRanges)),
  verified: given(day),
  sort: given(z.enum(searchSorts)).transform((sort) => sort ?? 'best'),
  /** '1': amounts and places among the words are words like others. */
  plain: given(z.enum(['1']).transform(() => true)),
  cursor: given(z.string().max(600)),
  limit: given(z.coerce.number().int().min(1).max(MOST_HITS)),
});

const NO_FACETS = 'none';
const oneFacet = `(${facetNames.join('|')})`;

/** What a program wants the answer counted by, where not by everything: names with commas between, or `none`. */
export const facetsQuerySchema = z.object({
  facets: given(
    z
      .string()
      .regex(new RegExp(`^(${NO_FACETS}|${oneFacet}(,${oneFacet})*)$`))
      .transform((names) => (names === NO_FACETS ? [] : (names.split(',') as FacetName[]))),
  ),
});

/**
 * Reads what an address asks of the market; `limit` stands in where it says none. Fails with `bad-field`, which names the
 * first field that is not understood; also `priceTo` without a currency and the nearest without a place.
 */
export function readOfferQuery(address: URLSearchParams, limit: number): Result<OfferQuery, BadField> {
  const read = readAddress(offerQuerySchema, address);
  if (!read.ok) return read;
  const { q, sort, priceTo: amount, ...rest } = read.value;
  if (sort === 'nearest' && rest.near === undefined) return fail({ code: 'bad-field', field: 'near' });
  const priceTo = amount === undefined ? undefined : priceOf(amount, rest.currency);
  if (priceTo && !priceTo.ok) return priceTo;
  const asked = Object.entries({ ...rest, priceTo: priceTo?.value }).filter(([, value]) => value !== undefined);
  return ok({ ...Object.fromEntries(asked), q, sort, limit: rest.limit ?? limit });
}

function priceOf(amount: string, currency: string | undefined): Result<number, BadField> {
  if (currency === undefined) return fail({ code: 'bad-field', field: 'currency' });
  const parsed = parseAmount(amount, currency);
  return parsed.ok && parsed.value > 0 ? parsed : fail({ code: 'bad-field', field: 'priceTo' });
}
