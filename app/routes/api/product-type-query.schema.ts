import { z } from 'zod';

const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

export const MOST_TYPES = 100;

/** What an address may ask of the vocabulary: `/api/v1/product-types`. */
export const productTypeQuerySchema = z.object({
  q: given(z.string().max(200)),
  category: given(z.string().regex(/^[a-z][a-z0-9-]{0,49}$/)),
  side: given(z.enum(['good', 'service', 'input'])),
  cursor: given(z.string().regex(/^[a-z0-9-]{1,60}$/)),
  limit: given(z.coerce.number().int().min(1).max(MOST_TYPES)),
});
