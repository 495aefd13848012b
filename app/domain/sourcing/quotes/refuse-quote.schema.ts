import { z } from 'zod';
import { textField } from '~/domain/catalogue/offer-fields';

/** Why somebody says no, as people understand it; texts stand in the catalogue. */
export const REFUSAL_REASONS = {
  seller: ['not-enough', 'date-not-possible', 'price-too-low', 'too-far', 'other'],
  buyer: ['too-dear', 'too-late', 'found-another', 'needs-changed', 'other'],
} as const;

const known: readonly string[] = [...REFUSAL_REASONS.seller, ...REFUSAL_REASONS.buyer];

/** A reason the other side understands, and own words where none fits. */
export const refuseQuoteSchema = z
  .object({
    reasonCode: z.string({ error: 'missing' }).refine((code) => known.includes(code), 'missing'),
    reason: textField(500),
  })
  .superRefine(({ reasonCode, reason }, check) => {
    if (reasonCode === 'other' && reason === '')
      check.addIssue({ code: 'custom', path: ['reason'], message: 'missing' });
  });

export type RefuseQuoteInput = z.output<typeof refuseQuoteSchema>;
