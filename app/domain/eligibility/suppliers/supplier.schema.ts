import { z } from 'zod';

const text = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) =>
      typed
        .normalize('NFC')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .replace(/\p{Cc}/gu, ' ')
        .trim(),
    )
    .pipe(z.string().max(most, { error: 'too-long' }));
const needed = (most: number) => text(most).pipe(z.string().min(1, { error: 'missing' }));

/** A supplier as staff add one. */
export const supplierSchema = z.object({
  name: needed(120),
  country: z.string({ error: 'missing' }).regex(/^[A-Z]{2}$/, { error: 'missing' }),
  district: needed(120),
  sector: text(120).transform((sector) => sector || null),
  contactPhone: text(40)
    .pipe(z.string().regex(/^$|^\+?[\p{Nd} ()-]{6,40}$/u, { error: 'not-a-phone' }))
    .transform((phone) => phone || null),
});
export type SupplierInput = z.infer<typeof supplierSchema>;
export type SupplierFieldProblem = 'missing' | 'too-long' | 'not-a-phone';
