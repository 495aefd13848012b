import { z } from 'zod';
import { textField, wholeNumber } from '~/domain/catalogue/offer-fields';
import { MOST_SAMPLE_QUANTITY } from './sample.states';

/** What a form says of a sample that is asked for. */
export const sampleSchema = z.object({
  offerId: z.uuid({ error: 'missing' }),
  quantity: wholeNumber({ least: 1, most: MOST_SAMPLE_QUANTITY }),
  place: textField(300, { needed: true }),
  words: textField(1000, { lines: true }),
});
export type SampleInput = z.output<typeof sampleSchema>;

/** What either side says with a step. */
export const sampleWords = textField(1000, { lines: true });

/** What somebody writes down about a supplier. */
export const noteSchema = z.object({ words: textField(2000, { lines: true, needed: true }) });
