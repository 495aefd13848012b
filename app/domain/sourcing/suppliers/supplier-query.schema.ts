import { z } from 'zod';
import { plainLine } from '~/platform/plain-text';

export const SUPPLIER_SORTS = ['name', 'nearest'] as const;
export type SupplierSort = (typeof SUPPLIER_SORTS)[number];

const LONGEST = 200;
const MOST_SUPPLIERS = 50;

const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
const line = z.string().max(LONGEST).transform(plainLine);

/** What an address may ask of the directory: `/suppliers`, `/api/v1/suppliers`. */
export const supplierQuerySchema = z.object({
  q: given(line),
  category: given(z.string().regex(/^[a-z][a-z0-9-]{0,49}$/)),
  country: given(z.string().regex(/^[A-Z]{2}$/)),
  near: given(line),
  sort: given(z.enum(SUPPLIER_SORTS)),
  cursor: given(z.string().max(400)),
  limit: given(z.coerce.number().int().min(1).max(MOST_SUPPLIERS)),
});
export type SupplierQuery = z.output<typeof supplierQuerySchema>;
