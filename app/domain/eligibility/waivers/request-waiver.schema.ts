import { z } from 'zod';
import { addDays } from '~/platform/day';
import { toAsciiDigits } from '~/platform/digits';
import { officerWords } from '../officer-words.schema';
import { RULES } from '../rules';
import { MOST_WAIVER_DAYS, WAIVER_BEGINS_WITHIN_DAYS, WAIVER_REASONS } from './waiver-request';

const day = z
  .string({ error: 'missing' })
  .trim()
  .min(1, 'missing')
  .transform(toAsciiDigits)
  .pipe(z.iso.date('not-a-date'));

/**
 * What an officer asks for. `today` is the branch's day: a waiver begins on it or within 30 days, and lasts at most 90.
 * Fails with 'missing', 'not-a-date', 'too-short', 'too-long', 'in-the-past', 'too-far', 'not-after' or 'over-90-days' at a
 * field.
 */
export const requestWaiverSchema = (today: string) =>
  z
    .object({
      rules: z.array(z.enum(RULES)).min(1, 'missing'),
      fromOn: day,
      untilOn: day,
      reasonCode: z.enum(WAIVER_REASONS, { error: 'missing' }),
      reason: officerWords,
      groupIds: z.array(z.uuid()).max(500).default([]),
      /** Made with the form: sent twice, it asks once. */
      formId: z.uuid('missing'),
    })
    .superRefine(({ fromOn, untilOn }, check) => {
      const say = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message });
      if (fromOn < today) say('fromOn', 'in-the-past');
      else if (fromOn > addDays(today, WAIVER_BEGINS_WITHIN_DAYS)) say('fromOn', 'too-far');
      if (untilOn <= fromOn) say('untilOn', 'not-after');
      else if (untilOn > addDays(fromOn, MOST_WAIVER_DAYS)) say('untilOn', 'over-90-days');
    });

export type RequestWaiverInput = z.output<ReturnType<typeof requestWaiverSchema>>;
