import { z } from 'zod';
import {
  MOST_QUANTITY,
  optionalWholeNumber,
  priceField,
  textField,
  wholeNumber,
} from '~/domain/catalogue/offer-fields';
import { MOST_TIERS, type PriceTier } from '~/domain/catalogue/price-tiers';
import { isDay } from '~/platform/day';
import { toAsciiDigits } from '~/platform/digits';

/** A day that the calendar has. Fails with `missing` or `not-a-day`. */
export const dayField = z
  .string()
  .default('')
  .transform((typed, check): string => {
    const day = toAsciiDigits(typed.trim());
    if (isDay(day)) return day;
    check.addIssue({ code: 'custom', message: day === '' ? 'missing' : 'not-a-day' });
    return z.NEVER;
  });

const wholeUnits = wholeNumber({ least: 1, most: MOST_QUANTITY });

/** The numbers of the rows in which tiers are typed, as their fields end. */
export const TIER_ROWS = Array.from({ length: MOST_TIERS }, (_, index) => index + 1);

const tierText = Object.fromEntries(
  TIER_ROWS.flatMap((row) => [`tierFrom${row}`, `tierPrice${row}`]).map((name) => [name, z.string().default('')]),
);

/**
 * The terms as one side types them; prices in the request's currency. A tier has both its fields or none, comes after a
 * smaller one and is cheaper than it.
 */
export function quoteTermsSchema(currency: string) {
  const price = priceField(currency);
  return z
    .object({
      quantity: wholeUnits,
      unitPrice: price,
      deposit: optionalWholeNumber({ least: 0, most: 100 }),
      deliveryMethod: z.enum(['pickup', 'delivery'], { error: 'missing' }),
      deliveryPlace: textField(500),
      readyOn: dayField,
      validUntil: dayField,
      supplyOfferId: z
        .union([z.literal(''), z.uuid('unknown-choice')])
        .default('')
        .transform((id) => id || null),
      words: textField(2000, { lines: true }),
      belowCostReason: textField(500),
      formId: z.uuid('missing'),
      version: z.coerce.number().int().catch(0),
    })
    .and(z.object(tierText))
    .transform((typed, check) => {
      const refuse = (field: string, message: string, params: Record<string, string | number> = {}) =>
        check.addIssue({ code: 'custom', path: [field], message, params });
      const { deposit, unitPrice, formId, version, belowCostReason, ...rest } = typed;
      if (rest.deliveryMethod === 'delivery' && rest.deliveryPlace === '') refuse('deliveryPlace', 'missing');
      const tiers = readTiers(typed, price, refuse);
      const { quantity, deliveryMethod, deliveryPlace, readyOn, validUntil, supplyOfferId, words } = rest;
      const terms = { quantity, deliveryMethod, deliveryPlace, readyOn, validUntil, supplyOfferId, words };
      return {
        terms: { ...terms, unitPriceMinor: unitPrice, depositPercent: deposit ?? 0, tiers },
        ...{ formId, version, belowCostReason },
      };
    });
}

type Refuse = (field: string, code: string, values?: Record<string, string | number>) => void;

function readTiers(
  typed: Record<string, unknown> & { quantity: number; unitPrice: number },
  price: ReturnType<typeof priceField>,
  refuse: Refuse,
): PriceTier[] {
  const tiers: PriceTier[] = [];
  for (const row of TIER_ROWS) {
    const fields = { from: `tierFrom${row}`, price: `tierPrice${row}` };
    if (!`${String(typed[fields.from])}${String(typed[fields.price])}`.trim()) continue;
    const from = wholeUnits.safeParse(typed[fields.from]);
    const each = price.safeParse(typed[fields.price]);
    if (!from.success) pass(from.error, fields.from, refuse);
    if (!each.success) pass(each.error, fields.price, refuse);
    if (!from.success || !each.success) continue;
    const before = tiers.at(-1) ?? { fromQuantity: typed.quantity, priceMinor: typed.unitPrice };
    if (from.data <= before.fromQuantity) refuse(fields.from, 'tier-not-more', { above: before.fromQuantity });
    else if (each.data >= before.priceMinor) refuse(fields.price, 'tier-not-cheaper');
    else tiers.push({ fromQuantity: from.data, priceMinor: each.data });
  }
  return tiers;
}

function pass({ issues: [issue] }: z.ZodError, field: string, refuse: Refuse): void {
  const params = issue?.code === 'custom' ? (issue.params as Record<string, string | number> | undefined) : undefined;
  refuse(field, issue?.message ?? 'missing', params);
}
