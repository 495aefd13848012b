import { z } from 'zod';
import { MOST_QUANTITY, textField, wholeNumber } from '~/domain/catalogue/offer-fields';

/** What accepts a quote; how much is asked only where the terms have prices for more, and is null elsewhere. */
export function acceptQuoteSchema({ asksQuantity }: { asksQuantity: boolean }) {
  return z.object({
    quoteId: z.uuid('missing'),
    quantity: asksQuantity
      ? wholeNumber({ least: 1, most: MOST_QUANTITY })
      : z
          .unknown()
          .optional()
          .transform(() => null),
    belowCostReason: textField(500),
  });
}
