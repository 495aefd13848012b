import { z } from 'zod';
import { DELIVERY_RANGES } from './delivery-range';
import {
  MOST_LEAD_TIME_DAYS,
  MOST_QUANTITY,
  optionalWholeNumber,
  priceField,
  textField,
  wholeNumber,
  type FieldErrorCode,
} from './offer-fields';
import { tierFields, readTiers } from './price-tiers.schema';
import { isTitleLanguage } from './title-language';

const version = z.coerce.number().int().catch(0);

/** Unit, price (in the offer's currency) with its tiers, title and what more she says about it. */
export function pricingSchema(currency: string) {
  const fields = z.object({
    title: textField(200, { needed: true }),
    language: z.string().refine(isTitleLanguage, { message: 'unknown-choice' satisfies FieldErrorCode }),
    unit: z.string({ error: 'missing' }).min(1, 'missing').max(50, 'unknown-choice'),
    price: priceField(currency),
    description: textField(10_000, { lines: true }),
    version,
    ...tierFields(currency),
  });
  return fields.transform((offer, check) => ({ ...offer, tiers: readTiers(offer, currency, check) }));
}

/** How much there is and how it is sold. Stock, weekly capacity, or both. */
export const supplySchema = z
  .object({
    stock: optionalWholeNumber({ least: 0, most: MOST_QUANTITY }),
    weeklyCapacity: optionalWholeNumber({ least: 0, most: MOST_QUANTITY }),
    minQuantity: wholeNumber({ least: 1, most: MOST_QUANTITY }),
    quantityStep: wholeNumber({ least: 1, most: MOST_QUANTITY }),
    leadTimeDays: wholeNumber({ least: 0, most: MOST_LEAD_TIME_DAYS }),
    deliveryRange: z.enum(DELIVERY_RANGES, { error: 'unknown-choice' satisfies FieldErrorCode }),
    version,
    /** The stock that stood on the form; empty for none. */
    stockSeen: z
      .string()
      .default('')
      .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : null)),
  })
  .superRefine(({ stock, weeklyCapacity, minQuantity }, check) => {
    const refuse = (field: string, code: FieldErrorCode, values = {}) =>
      check.addIssue({ code: 'custom', path: [field], message: code, params: values });
    if (stock === null && weeklyCapacity === null) refuse('stock', 'stock-or-capacity');
    if (stock !== null && stock > 0 && !weeklyCapacity && minQuantity > stock) {
      refuse('minQuantity', 'below-minimum', { stock });
    }
  });

/** What a form of screen one sends when a product type is chosen. */
export const startOfferSchema = z.object({
  enterpriseId: z.uuid(),
  formId: z.uuid(),
  productType: z.string().min(1).max(100),
});
