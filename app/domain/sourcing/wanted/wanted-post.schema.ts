import { z } from 'zod';
import { MOST_QUANTITY, textField, wholeNumber, type FieldError } from '~/domain/catalogue/offer-fields';
import { optionalDayField } from '~/domain/programme/form-fields';
import { isCurrency } from '~/platform/currencies';
import { addDays } from '~/platform/day';
import { parseAmount } from '~/platform/money';

/** How far ahead something can be wanted, and how long a post is open where nobody says, in days. */
export const MOST_DAYS_AHEAD = 730;
export const USUAL_DAYS_OPEN = 21;

export type WantedErrorCode =
  | FieldError['code']
  | 'not-a-day'
  | 'day-too-early'
  | 'day-too-late'
  | 'open-too-long'
  | 'not-an-amount'
  | 'amount-too-low'
  | 'unknown-place'
  | 'place-not-listed';
export type WantedError = { code: WantedErrorCode; values?: Record<string, string | number> };
export type WantedErrors = Partial<Record<string, WantedError>>;

type Refuse = (code: WantedErrorCode, values?: WantedError['values']) => never;

const refusing =
  (check: z.RefinementCtx): Refuse =>
  (code, params = {}) => {
    check.addIssue({ code: 'custom', message: code, params });
    return z.NEVER;
  };

/** A day from `from` to `to`; null where it is left empty. */
function dayWithin({ from, to }: { from: string; to: string }) {
  return optionalDayField.transform((day, check): string | null => {
    if (day === null) return null;
    const refuse = refusing(check);
    if (day < from) return refuse('day-too-early', { day: from });
    return day > to ? refuse('day-too-late', { day: to }) : day;
  });
}

/**
 * What a form says of a wanted post, on the day `today` ('YYYY-MM-DD'). `usualCurrency` counts where none is chosen. The
 * unit and the place are looked up afterwards.
 */
export function wantedSchema(today: string, usualCurrency: string) {
  return z
    .object({
      quantity: wholeNumber({ least: 1, most: MOST_QUANTITY }),
      unit: z.string({ error: 'missing' }).min(1, 'missing').max(50, 'unknown-choice'),
      latestOn: dayWithin({ from: addDays(today, 1), to: addDays(today, MOST_DAYS_AHEAD) }),
      country: z.string({ error: 'missing' }).regex(/^[A-Z]{2}$/, 'missing'),
      district: textField(200, { needed: true }),
      deliveryPlace: textField(300),
      quality: textField(1000, { lines: true }),
      budget: z.string().default(''),
      currency: z.string().default(''),
      openUntil: dayWithin({ from: today, to: addDays(today, MOST_DAYS_AHEAD) }),
      private: z.string().default(''),
      groupId: z.union([z.literal(''), z.uuid()]).default(''),
      version: z.coerce.number().int().catch(0),
    })
    .transform(({ budget, currency: chosen, openUntil, latestOn, ...rest }, check) => {
      const currency = chosen === '' ? usualCurrency : chosen;
      const refuse = (field: string, code: WantedErrorCode, params: WantedError['values'] = {}) => {
        check.addIssue({ code: 'custom', path: [field], message: code, params });
        return z.NEVER;
      };
      if (latestOn === null) return refuse('latestOn', 'missing');
      if (!isCurrency(currency)) return refuse('currency', 'unknown-choice');
      if (openUntil !== null && openUntil > latestOn) return refuse('openUntil', 'open-too-long', { day: latestOn });
      const usual = addDays(today, USUAL_DAYS_OPEN);
      const amount = budget.trim() === '' ? null : parseAmount(budget, currency);
      if (amount && !amount.ok) {
        return amount.error.code === 'too-many-decimals'
          ? refuse('budget', 'too-many-decimals', { digits: amount.error.digits })
          : refuse('budget', 'not-an-amount');
      }
      if (amount && amount.value <= 0) return refuse('budget', 'amount-too-low');
      return {
        ...rest,
        latestOn,
        currency,
        budgetMinor: amount?.value ?? null,
        openUntil: openUntil ?? (usual < latestOn ? usual : latestOn),
        private: rest.private === 'yes',
        groupId: rest.groupId === '' ? null : rest.groupId,
      };
    });
}

export type WantedInput = z.output<ReturnType<typeof wantedSchema>>;

/** The first thing wrong with each field. */
export function wantedErrors(error: z.ZodError): WantedErrors {
  const errors: WantedErrors = {};
  for (const issue of error.issues) {
    const values = issue.code === 'custom' ? (issue.params as WantedError['values']) : undefined;
    errors[String(issue.path[0])] ??= { code: issue.message as WantedErrorCode, values };
  }
  return errors;
}
