import type { z } from 'zod';
import { amountText } from '~/platform/money';
import { MOST_QUANTITY, optionalPriceField, optionalWholeNumber, type FieldErrorCode } from './offer-fields';
import type { PriceTier } from './price-tiers';

/** The numbers of the rows that a form has for tiers, as many as an offer may have. */
export const TIER_ROWS = [1, 2, 3, 4, 5] as const;
type Row = (typeof TIER_ROWS)[number];
type TierFieldName = `tierFrom${Row}` | `tierPrice${Row}`;

type Quantity = ReturnType<typeof optionalWholeNumber>;
type Price = ReturnType<typeof optionalPriceField>;
type TierFields = Record<`tierFrom${Row}`, Quantity> & Record<`tierPrice${Row}`, Price>;
type Filled = { row: Row; tier: PriceTier };

/** Two fields a row: from which quantity on, and what one unit costs then. */
export function tierFields(currency: string): TierFields {
  const fields = TIER_ROWS.flatMap((row) => [
    [`tierFrom${row}`, optionalWholeNumber({ least: 2, most: MOST_QUANTITY })],
    [`tierPrice${row}`, optionalPriceField(currency)],
  ]);
  return Object.fromEntries(fields) as TierFields;
}

type Typed = { price: number } & Record<TierFieldName, number | null>;

/** The tiers that the rows say, by rising quantity whatever their order; empty rows say none. What is wrong is told at its row. */
export function readTiers(typed: Typed, currency: string, check: z.RefinementCtx): PriceTier[] {
  const refuse = (field: TierFieldName, code: FieldErrorCode, values = {}) =>
    check.addIssue({ code: 'custom', path: [field], message: code, params: values });
  const filled: Filled[] = [];
  for (const row of TIER_ROWS) {
    const [fromQuantity, priceMinor] = [typed[`tierFrom${row}`], typed[`tierPrice${row}`]];
    if (fromQuantity !== null && priceMinor !== null) filled.push({ row, tier: { fromQuantity, priceMinor } });
    else if (fromQuantity !== null) refuse(`tierPrice${row}`, 'missing');
    else if (priceMinor !== null) refuse(`tierFrom${row}`, 'missing');
  }
  filled.sort((a, b) => a.tier.fromQuantity - b.tier.fromQuantity);
  let before: PriceTier = { fromQuantity: 1, priceMinor: typed.price };
  for (const { row, tier } of filled) {
    if (tier.fromQuantity === before.fromQuantity) refuse(`tierFrom${row}`, 'tier-twice');
    else if (tier.priceMinor >= before.priceMinor) {
      refuse(`tierPrice${row}`, 'tier-not-cheaper', { price: amountText(before.priceMinor, currency) });
    }
    before = tier;
  }
  return filled.map(({ tier }) => tier);
}

/** What stands in the rows for tiers that are stored. */
export function tierTexts(tiers: readonly PriceTier[], currency: string): Partial<Record<TierFieldName, string>> {
  return Object.fromEntries(
    tiers.flatMap(({ fromQuantity, priceMinor }, index) => [
      [`tierFrom${index + 1}`, String(fromQuantity)],
      [`tierPrice${index + 1}`, amountText(priceMinor, currency)],
    ]),
  );
}
