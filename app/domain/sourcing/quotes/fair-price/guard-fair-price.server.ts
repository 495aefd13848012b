import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import type { LockedQuoteRequest } from '../lock-quote-request.server';
import { lowestPrice, type QuoteTerms } from '../quote-terms';
import { costOfUnit, hourlyAt, type OfferCost } from './fair-price';

/** What the price would leave her, in minor units: her own cost, the price, and what stays for an hour of hers. */
export type BelowCost = { code: 'below-cost'; floorMinor: number; priceMinor: number; hourlyMinor: number | null };

/**
 * Warns a seller whose terms go below what her materials and hours cost her, with the figures; with a reason it lets them
 * pass. Gives what is to be noted then (null where nothing is below). Costs of the offer that supplies count, else those
 * of the seller's offer of the same thing that she kept last.
 */
export async function guardFairPrice(
  tx: Tx,
  request: Pick<LockedQuoteRequest, 'enterpriseId' | 'productType' | 'unit' | 'currency'>,
  terms: Pick<QuoteTerms, 'unitPriceMinor' | 'tiers' | 'supplyOfferId'>,
  reason: string,
): Promise<Result<{ floorMinor: number; priceMinor: number } | null, BelowCost>> {
  const cost = await costFor(tx, request, terms.supplyOfferId);
  if (!cost) return ok(null);
  const [floorMinor, priceMinor] = [costOfUnit(cost), lowestPrice(terms)];
  if (priceMinor >= floorMinor) return ok(null);
  if (reason === '') {
    return fail({ code: 'below-cost', floorMinor, priceMinor, hourlyMinor: hourlyAt(priceMinor, cost) });
  }
  return ok({ floorMinor, priceMinor });
}

async function costFor(
  tx: Tx,
  request: Pick<LockedQuoteRequest, 'enterpriseId' | 'productType' | 'unit' | 'currency'>,
  supplyOfferId: string | null,
): Promise<OfferCost | undefined> {
  const { rows } = await sql<OfferCost>`
    select c.made_at_once, c.materials_minor, c.hours_hundredths, c.hour_worth_minor
    from offer_cost c join offer o on o.id = c.offer_id
    where o.enterprise_id = ${request.enterpriseId} and o.product_type = ${request.productType}
      and o.unit = ${request.unit} and o.currency = ${request.currency}
    order by (o.id is not distinct from ${supplyOfferId}::uuid) desc, c.changed_at desc limit 1
  `.execute(tx);
  return rows[0];
}

/** Keeps why she went below her cost, for her alone. Terms that were noted before stay as they are. */
export async function noteBelowCost(
  tx: Tx,
  actor: Actor,
  below: { quoteId: string; floorMinor: number; priceMinor: number; reason: string },
  clock: Clock,
): Promise<void> {
  const { quoteId, floorMinor, priceMinor: unitPriceMinor, reason } = below;
  await tx
    .insertInto('quoteBelowCost')
    .values({ quoteId, floorMinor, unitPriceMinor, reason, accountId: actor.accountId, at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
