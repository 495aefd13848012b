import { z } from 'zod';
import { MOST_QUANTITY, textField, wholeNumber } from '~/domain/catalogue/offer-fields';
import { toAsciiDigits } from '~/platform/digits';
import { isDay } from '~/platform/day';
import { dayField } from './quote-terms.schema';

/** What a buyer types who asks one seller from her offer's page. */
export const askForQuotesSchema = z.object({
  offerId: z.uuid('missing'),
  formId: z.uuid('missing'),
  quantity: wholeNumber({ least: 1, most: MOST_QUANTITY }),
  neededOn: z
    .string()
    .default('')
    .transform((typed, check): string | null => {
      const day = toAsciiDigits(typed.trim());
      if (day === '') return null;
      if (isDay(day)) return day;
      check.addIssue({ code: 'custom', message: 'not-a-day' });
      return z.NEVER;
    }),
  place: textField(500),
  words: textField(2000, { lines: true }),
  madeToMeasure: z
    .string()
    .optional()
    .transform((ticked) => ticked === 'yes'),
  answerBy: dayField,
});
