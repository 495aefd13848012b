import { z } from 'zod';
import { DECLINE_REASONS } from './order.states';

/** Why a seller declines: a reason the buyer understands, and her own words where none fits. */
export const declineOrderSchema = z
  .object({
    reasonCode: z.enum(DECLINE_REASONS, { error: 'missing' }),
    reason: z.string().trim().max(500, 'too-long').default(''),
  })
  .superRefine((answer, check) => {
    if (answer.reasonCode === 'other' && answer.reason === '') {
      check.addIssue({ code: 'custom', path: ['reason'], message: 'missing' });
    }
  });

export type DeclineOrderInput = z.output<typeof declineOrderSchema>;
