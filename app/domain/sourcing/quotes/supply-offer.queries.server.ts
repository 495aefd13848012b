import { sql } from 'kysely';
import { availableQuantity, planSupply, type Supply } from '~/domain/catalogue/promise-date';
import { COMMITTED_OF_OFFER } from '~/domain/catalogue/public-offer.queries.server';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { LockedQuoteRequest } from './lock-quote-request.server';

type Asked = Pick<LockedQuoteRequest, 'enterpriseId' | 'productType' | 'unit' | 'currency' | 'timeZone'>;

export type SupplyRefusal =
  | { code: 'supply-offer-not-found' }
  /** `promisedOn` is the earliest honest day for the quantity; null where supply does not hold it at all. */
  | { code: 'cannot-be-ready'; promisedOn: string | null; most: number };

/**
 * Whether the offer could supply the quantity by the day, as far as its stock and free capacity say now. Nothing is taken:
 * that happens when the terms are accepted. Null where it could.
 */
export async function refusalOfSupply(
  db: Db,
  asked: Asked,
  terms: { quantity: number; readyOn: string; supplyOfferId: string },
  clock: Clock,
): Promise<SupplyRefusal | null> {
  const { rows } = await sql<Omit<Supply, 'committed'> & { committed: Record<string, number> }>`
    select o.stock, o.weekly_capacity, o.lead_time_days, ${sql.raw(COMMITTED_OF_OFFER)} as committed
    from offer o where o.id = ${terms.supplyOfferId} and ${servesRequest(asked)}
  `.execute(db);
  const [offer] = rows;
  if (!offer) return { code: 'supply-offer-not-found' };
  const supply = { ...offer, committed: new Map(Object.entries(offer.committed)) };
  const day = today(clock, asked.timeZone);
  const plan = planSupply(supply, terms.quantity, day);
  if (plan && plan.promisedOn <= terms.readyOn) return null;
  return { code: 'cannot-be-ready', promisedOn: plan?.promisedOn ?? null, most: availableQuantity(supply, day) };
}

/** Offers (as `o`) of the seller that are on the market, or rest there, and sell the thing in the unit asked for. */
function servesRequest({ enterpriseId, productType, unit, currency }: Asked) {
  return sql`o.enterprise_id = ${enterpriseId} and o.product_type = ${productType} and o.unit = ${unit}
    and o.currency = ${currency} and o.state in ('live', 'paused')`;
}

/** The seller's offers that what is made to measure could be promised from, by title; at most 20. */
export async function supplyOffers(db: Db, asked: Asked): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select o.id, o.title from offer o where ${servesRequest(asked)} order by o.title, o.id limit 20
  `.execute(db);
  return rows;
}
