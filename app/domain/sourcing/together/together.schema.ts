import { z } from 'zod';
import { MOST_QUANTITY, textField, wholeNumber, type FieldErrorCode } from '~/domain/catalogue/offer-fields';
import { dayField } from '~/domain/programme/form-fields';

const quantity = wholeNumber({ least: 1, most: MOST_QUANTITY });

/** What opens a purchase together: the offer, her own part, the last day to join and how the goods come. */
export const openPurchaseSchema = z
  .object({
    formId: z.uuid(),
    groupId: z.uuid('missing' satisfies FieldErrorCode),
    offerId: z.uuid(),
    quantity,
    closesOn: dayField,
    deliveryMethod: z.enum(['pickup', 'delivery'], { error: 'unknown-choice' satisfies FieldErrorCode }),
    deliveryPlace: textField(500),
    note: textField(500, { lines: true }),
  })
  .superRefine(({ deliveryMethod, deliveryPlace }, check) => {
    if (deliveryMethod === 'delivery' && deliveryPlace === '') {
      check.addIssue({ code: 'custom', path: ['deliveryPlace'], message: 'missing' satisfies FieldErrorCode });
    }
  });

/** Whose part, and how much of it. */
export const shareSchema = z.object({ memberId: z.uuid('missing' satisfies FieldErrorCode), quantity });

const shown = z.coerce.number().int().catch(0);

/** Whose word, up to which price of one unit, and what stood on the form. Prices in minor units. */
export const confirmationSchema = z.object({
  memberId: z.uuid(),
  highestPriceMinor: z.coerce.number({ error: 'missing' }).int('unknown-choice').positive('unknown-choice'),
  quantitySeen: shown,
});

/** What stood on the form when the order was placed. */
export const closingSchema = z.object({ versionSeen: shown, priceSeenMinor: shown });

export const reasonField = textField(500);

export type OpenPurchaseInput = z.output<typeof openPurchaseSchema>;
