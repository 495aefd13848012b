import { sql } from 'kysely';
import { TIERS_OF_OFFER } from '~/domain/catalogue/lock-offer.server';
import type { OfferOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import type { Supply } from '~/domain/catalogue/promise-date';
import { COMMITTED_OF_OFFER, MAY_SELL } from '~/domain/catalogue/public-offer.queries.server';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';

/** An offer as it is sold at this moment, its row locked until the transaction ends. */
export type OfferForSale = Supply &
  Omit<OfferOnSale, 'id' | 'language' | 'most' | 'promisedOn' | 'country' | 'district' | 'seller' | 'pickupPlace'> & {
    /** Out of the market for good. */
    withdrawn: boolean;
    ownedByBuyer: boolean;
    /** The seller's calendar day. */
    today: string;
  };

type Row = Omit<OfferForSale, 'committed' | 'tiers' | 'today'> & { timeZone: string };

/** Locks the offer and reads what an order needs of it; undefined when there is none, or only a draft. */
export async function lockOfferForSale(
  tx: Tx,
  offerId: string,
  buyer: Pick<Actor, 'accountId'>,
  clock: Clock,
): Promise<OfferForSale | undefined> {
  const { rows } = await sql<Row>`
    select o.enterprise_id, o.title, o.product_type, o.unit, o.price_minor, o.currency, o.min_quantity,
      o.quantity_step, o.stock, o.weekly_capacity, o.lead_time_days, o.delivery_range, coalesce(b.timezone, 'UTC') as time_zone,
      o.state = 'live' and ${sql.raw(MAY_SELL)} as for_sale,
      o.state = 'withdrawn' as withdrawn,
      exists (select from enterprise_account w where w.enterprise_id = o.enterprise_id
        and w.account_id = ${buyer.accountId}) as owned_by_buyer
    from offer o
    join enterprise e on e.id = o.enterprise_id
    left join enterprise_standing s on s.enterprise_id = e.id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where o.id = ${offerId} and o.state <> 'draft'
    for update of o
  `.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { timeZone, ...offer } = row;
  const { tiers, committed } = await tiersAndCommitments(tx, offerId);
  return { ...offer, tiers, committed: new Map(Object.entries(committed)), today: today(clock, timeZone) };
}

type BesideOffer = Pick<OfferOnSale, 'tiers'> & { committed: Record<string, number> };

/** Read after the lock is held, so that every price and commitment made before is seen. */
async function tiersAndCommitments(tx: Tx, offerId: string): Promise<BesideOffer> {
  const { rows } = await sql<BesideOffer>`
    select ${TIERS_OF_OFFER} as tiers, ${sql.raw(COMMITTED_OF_OFFER)} as committed
    from offer o where o.id = ${offerId}
  `.execute(tx);
  return rows[0] ?? { tiers: [], committed: {} };
}
