import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { toAsciiDigits } from '~/platform/digits';
import { dayField, optionalDayField, wholeField, wordsField } from './form-fields';

/** A phone as the register keeps it (+919840012345), or null. Without a country's code it is of the group's country. */
function phoneField(country: string) {
  return z
    .string()
    .default('')
    .transform((typed, check): string | null => {
      const text = toAsciiDigits(typed.trim());
      if (text === '') return null;
      const parsed = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
      if (parsed?.isPossible()) return parsed.number;
      check.addIssue({ code: 'custom', message: 'not-a-phone' });
      return z.NEVER;
    });
}

/** Somebody who joins: `who` says whether the register knows her already. */
export function joinGroupSchema(country: string) {
  return z.discriminatedUnion(
    'who',
    [
      z.object({ who: z.literal('known'), joinedOn: dayField, memberCode: wordsField({ least: 1, most: 100 }) }),
      z.object({
        who: z.literal('new'),
        joinedOn: dayField,
        displayName: wordsField({ least: 2, most: 200 }),
        birthYear: wholeField({ least: 1900, most: 2100 }),
        phone: phoneField(country),
        consentOn: optionalDayField,
        identitySeenOn: optionalDayField,
      }),
    ],
    { error: 'missing' },
  );
}

export type JoinGroupInput = z.output<ReturnType<typeof joinGroupSchema>>;
export type NewMember = Extract<JoinGroupInput, { who: 'new' }>;
