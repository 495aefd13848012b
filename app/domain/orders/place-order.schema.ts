import { z } from 'zod';
import { plainFigure, toAsciiDigits } from '~/platform/digits';

/** Beyond this no small enterprise's order is meant seriously; it also keeps totals within exact integers. */
export const MOST_UNITS = 10_000_000;

const text = (most: number) => z.string().trim().max(most, 'too-long').default('');

/** A whole number of units, typed in the digits of any script. Fails with 'missing', 'not-whole' or 'too-many'. */
export const quantityField = z
  .string({ error: 'missing' })
  .transform(plainFigure)
  .pipe(
    z
      .string()
      .min(1, 'missing')
      .regex(/^[0-9]{1,12}$/, 'not-whole')
      .transform(Number)
      .pipe(z.number().min(1, 'not-whole').max(MOST_UNITS, 'too-many')),
  );

/** What a buyer says when she orders. Prices and totals are never taken from the form. */
export const placeOrderSchema = z
  .object({
    offerId: z.uuid('missing'),
    quantity: quantityField,
    deliveryMethod: z.enum(['pickup', 'delivery'], { error: 'missing' }).default('pickup'),
    deliveryPlace: text(500),
    wishedOn: z
      .string()
      .trim()
      .transform(toAsciiDigits)
      .pipe(z.union([z.literal(''), z.iso.date('not-a-date')]))
      .transform((day) => (day === '' ? null : day))
      .default(null),
    note: text(2000),
    /** Made with the form; the same key never makes two orders. */
    idempotencyKey: z.string().min(8, 'missing').max(200, 'too-long'),
  })
  .superRefine((order, check) => {
    if (order.deliveryMethod === 'delivery' && order.deliveryPlace === '') {
      check.addIssue({ code: 'custom', path: ['deliveryPlace'], message: 'missing' });
    }
  });

export type PlaceOrderInput = z.output<typeof placeOrderSchema>;
