import { z } from 'zod';
import { MOST_HITS, searchSorts, type OfferQuery } from '~search/engine';
import { fail, ok, type Result } from '~/platform/result';

/** Longer texts are no question that anybody types. */
export const LONGEST_QUERY = 200;

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

const schema = z.object({
  q: z.preprocess(
    (value) => value ?? '',
    z
      .string()
      .max(LONGEST_QUERY)
      .transform((text) => text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim()),
  ),
  category: optional(z.string().regex(/^[a-z][a-z0-9-]{0,49}$/)),
  country: optional(
    z
      .string()
      .regex(/^[A-Za-z]{2}$/)
      .transform((code) => code.toUpperCase()),
  ),
  sort: optional(z.enum(searchSorts)).transform((sort) => sort ?? 'best'),
  cursor: optional(z.string().max(400)),
  limit: optional(z.coerce.number().int().min(1).max(MOST_HITS)),
});

export type OfferQueryError = { code: 'bad-field'; field: string };

/**
 * Reads what an address asks of the market; `limit` stands in where it says none. Characters that are not seen are
 * dropped from the words. Fails with `bad-field`, which names the first field that is not understood.
 */
export function readOfferQuery(address: URLSearchParams, limit: number): Result<OfferQuery, OfferQueryError> {
  const asked = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, address.get(name)]));
  const parsed = schema.safeParse(asked);
  if (!parsed.success) return fail({ code: 'bad-field', field: String(parsed.error.issues[0]?.path[0] ?? 'q') });
  const { q, category, country, sort, cursor } = parsed.data;
  return ok({
    q,
    sort,
    limit: parsed.data.limit ?? limit,
    ...(category !== undefined && { category }),
    ...(country !== undefined && { country }),
    ...(cursor !== undefined && { cursor }),
  });
}
