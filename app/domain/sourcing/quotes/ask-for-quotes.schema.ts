import { z } from 'zod';
import { MOST_QUANTITY, textField, wholeNumber } from '~/domain/catalogue/offer-fields';
import { dayField, optionalDayField } from '~/domain/programme/form-fields';

/** What a buyer types who asks one seller from her offer's page. */
export const askForQuotesSchema = z.object({
  offerId: z.uuid('missing'),
  formId: z.uuid('missing'),
  quantity: wholeNumber({ least: 1, most: MOST_QUANTITY }),
  neededOn: optionalDayField,
  place: textField(500),
  words: textField(2000, { lines: true }),
  madeToMeasure: z
    .string()
    .optional()
    .transform((ticked) => ticked === 'yes'),
  answerBy: dayField,
});
