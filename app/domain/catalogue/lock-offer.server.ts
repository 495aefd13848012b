import { sql } from 'kysely';
import type { Seller } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { DeliveryRange } from './delivery-range';
import type { OfferState, PausedBy } from './offer.states';
import type { PriceTier } from './price-tiers';

/** An offer as its seller changes it; the row is locked until the transaction ends. */
export type LockedOffer = {
  id: string;
  enterpriseId: string;
  state: OfferState;
  pausedBy: PausedBy | null;
  version: number;
  productType: string | null;
  title: string | null;
  description: string;
  language: string;
  unit: string | null;
  priceMinor: number | null;
  tiers: PriceTier[];
  currency: string;
  minQuantity: number | null;
  quantityStep: number | null;
  stock: number | null;
  weeklyCapacity: number | null;
  leadTimeDays: number | null;
  deliveryRange: DeliveryRange;
};

/** The price tiers of the offer `o`, by rising quantity. */
export const TIERS_OF_OFFER = sql`coalesce((select jsonb_agg(jsonb_build_object('fromQuantity', t.from_quantity,
  'priceMinor', t.price_minor) order by t.from_quantity) from offer_price_tier t where t.offer_id = o.id), '[]')`;

/** The condition that the seller acts for the enterprise of the offer `o`. */
export const isOwnOffer = ({ accountId }: Seller) =>
  sql`exists (select from enterprise_account w where w.enterprise_id = o.enterprise_id and w.account_id = ${accountId})`;

/** The enterprise of a seller's own offer, without a lock; undefined for anybody else's. */
export async function enterpriseOfOffer(tx: Tx, seller: Seller, offerId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('offer')
    .innerJoin('enterpriseAccount', 'enterpriseAccount.enterpriseId', 'offer.enterpriseId')
    .where('offer.id', '=', offerId)
    .where('enterpriseAccount.accountId', '=', seller.accountId)
    .select('offer.enterpriseId')
    .executeTakeFirst();
  return row?.enterpriseId;
}

/** Locks a seller's own offer and reads it; undefined for anybody else's. */
export async function lockOffer(tx: Tx, seller: Seller, offerId: string): Promise<LockedOffer | undefined> {
  const { rows } = await sql<Omit<LockedOffer, 'tiers'>>`
    select o.id, o.enterprise_id, o.state, o.paused_by, o.version, o.product_type, o.title, o.description, o.language,
      o.unit, o.price_minor, o.currency, o.min_quantity, o.quantity_step, o.stock, o.weekly_capacity, o.lead_time_days,
      o.delivery_range
    from offer o
    where o.id = ${offerId} and ${isOwnOffer(seller)}
    for update of o
  `.execute(tx);
  const [offer] = rows;
  return offer && { ...offer, tiers: await tiersOf(tx, offerId) };
}

/** Read after the offer is locked, so that what the last to hold it changed is seen. */
async function tiersOf(tx: Tx, offerId: string): Promise<PriceTier[]> {
  return tx
    .selectFrom('offerPriceTier')
    .select(['fromQuantity', 'priceMinor'])
    .where('offerId', '=', offerId)
    .orderBy('fromQuantity')
    .execute();
}
