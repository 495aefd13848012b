import { z } from 'zod';
import { code, given, line } from '~/platform/address-fields';

export const MOST_TYPES = 100;

/** What an address may ask of the vocabulary: `/api/v1/product-types`. */
export const productTypeQuerySchema = z.object({
  q: given(line(200)),
  category: given(code),
  side: given(z.enum(['good', 'service', 'input'])),
  cursor: given(z.string().regex(/^[a-z0-9-]{1,60}$/)),
  limit: given(z.coerce.number().int().min(1).max(MOST_TYPES)),
});
