import { z } from 'zod';
import { deliveryRanges, MOST_HITS, searchSorts, type OfferQuery } from '~search/engine';
import { isCurrency } from '~/platform/currencies';
import { isDay } from '~/platform/day';
import { toAsciiDigits } from '~/platform/digits';
import { parseAmount } from '~/platform/money';
import { fail, ok, type Result } from '~/platform/result';

/** Longer texts are no question that anybody types. */
export const LONGEST_QUERY = 200;
const LONGEST_PLACE = 80;

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

/** Characters that are not seen are dropped. */
const plainText = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim());

const code = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/);
const day = z.string().refine(isDay);

/** What an address may ask of the market: `/offers`, `/api/v1/offers`. */
export const offerQuerySchema = z.object({
  q: z.preprocess((value) => value ?? '', plainText(LONGEST_QUERY)),
  category: optional(code),
  country: optional(
    z
      .string()
      .regex(/^[A-Za-z]{2}$/)
      .transform((text) => text.toUpperCase()),
  ),
  district: optional(plainText(LONGEST_PLACE)),
  near: optional(plainText(LONGEST_PLACE)),
  currency: optional(
    z
      .string()
      .transform((text) => text.toUpperCase())
      .refine(isCurrency),
  ),
  /** Major units as people write them ("250", "12.50"), for one base unit; needs `currency`. */
  priceTo: optional(z.string().max(40)),
  by: optional(day),
  quantity: optional(
    z
      .string()
      .transform((text) => toAsciiDigits(text.trim()))
      .pipe(z.string().regex(/^\d{1,9}(\.\d{1,3})?$/))
      .transform(Number)
      .pipe(z.number().positive()),
  ),
  unit: optional(code),
  delivery: optional(z.enum(deliveryRanges)),
  verified: optional(day),
  sort: optional(z.enum(searchSorts)).transform((sort) => sort ?? 'best'),
  /** '1': amounts and places among the words are words like others. */
  plain: optional(z.enum(['1']).transform(() => true)),
  cursor: optional(z.string().max(600)),
  limit: optional(z.coerce.number().int().min(1).max(MOST_HITS)),
});

export type OfferQueryError = { code: 'bad-field'; field: string };

/**
 * Reads what an address asks of the market; `limit` stands in where it says none, `home` (the reader's own district)
 * where the nearest are asked for and no place is named. Fails with `bad-field`, which names the first field that is not
 * understood; also `priceTo` without a currency and the nearest without a place.
 */
export function readOfferQuery(
  address: URLSearchParams,
  limit: number,
  home?: string,
): Result<OfferQuery, OfferQueryError> {
  const asked = Object.fromEntries(Object.keys(offerQuerySchema.shape).map((name) => [name, address.get(name)]));
  const parsed = offerQuerySchema.safeParse(asked);
  if (!parsed.success) return fail({ code: 'bad-field', field: String(parsed.error.issues[0]?.path[0] ?? 'q') });
  const { q, sort, priceTo: amount, ...rest } = parsed.data;
  const near = rest.near ?? (sort === 'nearest' ? home : undefined);
  if (sort === 'nearest' && near === undefined) return fail({ code: 'bad-field', field: 'near' });
  const priceTo = amount === undefined ? undefined : priceOf(amount, rest.currency);
  if (priceTo && !priceTo.ok) return priceTo;
  const given = Object.entries({ ...rest, near, priceTo: priceTo?.value }).filter(([, value]) => value !== undefined);
  return ok({ ...Object.fromEntries(given), q, sort, limit: rest.limit ?? limit });
}

function priceOf(amount: string, currency: string | undefined): Result<number, OfferQueryError> {
  if (currency === undefined) return fail({ code: 'bad-field', field: 'currency' });
  const parsed = parseAmount(amount, currency);
  return parsed.ok && parsed.value > 0 ? parsed : fail({ code: 'bad-field', field: 'priceTo' });
}
