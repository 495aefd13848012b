import { z } from 'zod';
import {
  MOST_QUANTITY,
  optionalWholeNumber,
  priceField,
  textField,
  wholeNumber,
} from '~/domain/catalogue/offer-fields';
import { readTiers, TIER_ROWS, tierFields } from '~/domain/catalogue/price-tiers.schema';
import { dayField } from '~/domain/programme/form-fields';
import type { QuoteTerms } from './quote-terms';

/**
 * The terms as one side types them; prices in the request's currency. Tiers say what more than the quantity costs, so
 * they begin above it.
 */
export function quoteTermsSchema(currency: string) {
  return z
    .object({
      quantity: wholeNumber({ least: 1, most: MOST_QUANTITY }),
      price: priceField(currency),
      ...tierFields(currency),
      deposit: optionalWholeNumber({ least: 0, most: 100 }),
      deliveryMethod: z.enum(['pickup', 'delivery'], { error: 'missing' }),
      deliveryPlace: textField(500),
      readyOn: dayField,
      validUntil: dayField,
      supplyOfferId: z.union([z.literal(''), z.uuid()], { error: 'unknown-choice' }).default(''),
      words: textField(2000, { lines: true }),
      belowCostReason: textField(500),
      formId: z.uuid('missing'),
      version: z.coerce.number().int().catch(0),
    })
    .transform((typed, check) => {
      const { quantity, deliveryMethod, deliveryPlace, readyOn, validUntil, words } = typed;
      const refuse = (field: string, message: string, params: Record<string, string | number> = {}) =>
        check.addIssue({ code: 'custom', path: [field], message, params });
      if (deliveryMethod === 'delivery' && deliveryPlace === '') refuse('deliveryPlace', 'missing');
      const tiers = readTiers(typed, currency, check);
      for (const row of TIER_ROWS) {
        const from = typed[`tierFrom${row}`];
        if (from !== null && from <= quantity) refuse(`tierFrom${row}`, 'tier-not-more', { above: quantity });
      }
      const terms: QuoteTerms = {
        ...{ quantity, deliveryMethod, deliveryPlace, readyOn, validUntil, words, tiers },
        ...{ unitPriceMinor: typed.price, depositPercent: typed.deposit ?? 0 },
        supplyOfferId: typed.supplyOfferId || null,
      };
      const { formId, version, belowCostReason } = typed;
      return { terms, formId, version, belowCostReason };
    });
}
