import { z } from 'zod';
import { code, given, line } from '~/platform/address-fields';

export const SUPPLIER_SORTS = ['name', 'nearest'] as const;
export type SupplierSort = (typeof SUPPLIER_SORTS)[number];

const LONGEST = 200;
const MOST_SUPPLIERS = 50;

/** What an address may ask of the directory: `/suppliers`, `/api/v1/suppliers`. */
export const supplierQuerySchema = z.object({
  q: given(line(LONGEST)),
  category: given(code),
  country: given(z.string().regex(/^[A-Z]{2}$/)),
  near: given(line(LONGEST)),
  sort: given(z.enum(SUPPLIER_SORTS)),
  cursor: given(z.string().max(400)),
  limit: given(z.coerce.number().int().min(1).max(MOST_SUPPLIERS)),
});
export type SupplierQuery = z.output<typeof supplierQuerySchema>;
