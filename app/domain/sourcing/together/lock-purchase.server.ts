import { sql } from 'kysely';
import { offerOnSale, type OfferOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { rightsTo, seesPurchase, STILL_A_MEMBER, type PurchaseRights } from './purchase-access.server';
import type { PurchaseState } from './purchase.states';
import type { Share } from './together-figures';

/** A purchase together, its row locked until the transaction ends: whatever changes one of its shares locks it first. */
export type LockedPurchase = PurchaseRights & {
  id: string;
  groupId: string;
  openedBy: string;
  state: PurchaseState;
  version: number;
  orderId: string | null;
  /** The last day to join, and whether it is past in the branch's time zone. */
  closesOn: string;
  over: boolean;
  deliveryMethod: 'pickup' | 'delivery';
  deliveryPlace: string;
  note: string;
  offer: OfferOnSale;
  /** Of those who are in and belong to the group, by their codes. */
  shares: LockedShare[];
};

/** A part with the price of one unit that she agreed to, as it then was. */
export type LockedShare = Share & { agreedPriceMinor: number | null };

type Row = Omit<LockedPurchase, 'over' | 'offer' | 'shares'> & { offerId: string; timeZone: string };

/** Locks a purchase of a group that is the actor's; undefined for everybody else's. */
export async function lockPurchase(
  tx: Tx,
  actor: Actor,
  purchaseId: string,
  clock: Clock,
): Promise<LockedPurchase | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.group_id, p.offer_id, p.opened_by, p.state, p.version, p.order_id, p.closes_on, p.delivery_method,
      p.delivery_place, p.note, b.timezone as time_zone, ${rightsTo(actor)}
    from group_purchase p join self_help_group g on g.id = p.group_id join branch b on b.id = g.branch_id
    where p.id = ${purchaseId} and ${seesPurchase(actor)}
    for update of p
  `.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { offerId, timeZone, ...purchase } = row;
  const offer = await offerOnSale(tx, offerId, clock);
  if (!offer) throw new Error(`offer ${offerId} of purchase ${purchaseId} was never published`);
  const shares = await sharesOf(tx, purchaseId);
  return { ...purchase, over: today(clock, timeZone) > purchase.closesOn, offer, shares };
}

/** Read after the purchase is locked, so that everything that came before is seen. */
async function sharesOf(tx: Tx, purchaseId: string): Promise<LockedShare[]> {
  const { rows } = await sql<LockedShare>`
    select s.member_id, s.quantity, s.highest_price_minor, s.agreed_price_minor
    from group_purchase_share s join group_purchase p on p.id = s.purchase_id join member w on w.id = s.member_id
    where s.purchase_id = ${purchaseId} and s.state = 'in' and ${STILL_A_MEMBER}
    order by w.code
  `.execute(tx);
  return rows;
}
