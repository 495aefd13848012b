import { sql } from 'kysely';
import { offerOnSale, type OfferOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { PurchaseEvent } from './price-changes';
import { rightsTo, seesPurchase, STILL_A_MEMBER, type PurchaseRights } from './purchase-access.server';
import type { PurchaseState } from './purchase.states';
import type { Share } from './together-figures';

/** One member's part as everybody in the group sees it. Prices and amounts in minor units. */
export type ShareView = Share & {
  name: string;
  state: 'in' | 'left' | 'left_out';
  /** She speaks for herself; else who keeps the group's records may write for her. */
  hasAccount: boolean;
  /** Who wrote it down, and who gave her word, where it was not she herself. */
  enteredBy: string | null;
  agreedBy: string | null;
  agreedPriceMinor: number | null;
  agreedEventId: number | null;
  /** What she pays of the order; null before it is placed. */
  allocatedMinor: number | null;
};

export type PurchaseEventView = PurchaseEvent & {
  at: Date;
  /** Whose share it was. */
  member: string | null;
  /** Who did it; null where it went by itself. */
  who: string | null;
  /** Done for her by somebody else. */
  onBehalf: boolean;
  reason: string;
};

export type PurchaseView = PurchaseRights & {
  id: string;
  groupId: string;
  group: string;
  openedBy: string;
  state: PurchaseState;
  version: number;
  closesOn: string;
  /** The last day to join is past. */
  over: boolean;
  timeZone: string;
  deliveryMethod: 'pickup' | 'delivery';
  deliveryPlace: string;
  note: string;
  order: { id: string; number: string; unitPriceMinor: number } | null;
  offer: OfferOnSale;
  /** In the order of their codes. */
  shares: ShareView[];
  /** Oldest first. */
  events: PurchaseEventView[];
};

type Row = Omit<PurchaseView, 'over' | 'offer' | 'events'> & {
  offerId: string;
  events: (Omit<PurchaseEventView, 'at'> & { at: string })[];
};

/** A purchase of a group that is the actor's, with its shares and its history; undefined for everybody else's. */
export async function purchaseView(
  db: Db,
  actor: Actor,
  purchaseId: string,
  clock: Clock,
): Promise<PurchaseView | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.group_id, g.name as group, p.offer_id, opener.display_name as opened_by, p.state, p.version, p.closes_on,
      b.timezone as time_zone, p.delivery_method, p.delivery_place, p.note, ${rightsTo(actor)},
      (select jsonb_build_object('id', o.id, 'number', o.number, 'unitPriceMinor', l.unit_price_minor)
        from purchase_order o join purchase_order_line l on l.order_id = o.id where o.id = p.order_id) as order,
      coalesce((select jsonb_agg(jsonb_build_object('memberId', s.member_id, 'name', w.display_name, 'state', s.state,
          'quantity', s.quantity, 'highestPriceMinor', s.highest_price_minor, 'agreedPriceMinor', s.agreed_price_minor,
          'agreedEventId', s.agreed_event_id,
          'hasAccount', exists (select from account a where a.member_id = w.id and a.disabled_at is null),
          'enteredBy', (select a.display_name from account a where a.id = s.entered_by
            and a.member_id is distinct from s.member_id),
          'agreedBy', (select a.display_name from account a where a.id = s.agreed_by
            and a.member_id is distinct from s.member_id),
          'allocatedMinor', (select a.amount_minor from purchase_order_allocation a where a.order_id = p.order_id
            and a.member_id = s.member_id)) order by w.code)
        from group_purchase_share s join member w on w.id = s.member_id
        where s.purchase_id = p.id and (p.state <> 'open' or ${STILL_A_MEMBER})), '[]') as shares,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'memberId', v.member_id,
          'member', w.display_name, 'who', a.display_name, 'onBehalf', a.member_id is distinct from v.member_id,
          'quantityBefore', v.quantity_before, 'quantityAfter', v.quantity_after, 'priceBeforeMinor', v.price_before_minor,
          'priceAfterMinor', v.price_after_minor, 'reason', v.reason, 'at', v.at) order by v.id)
        from group_purchase_event v left join member w on w.id = v.member_id left join account a on a.id = v.account_id
        where v.purchase_id = p.id), '[]') as events
    from group_purchase p
    join self_help_group g on g.id = p.group_id
    join branch b on b.id = g.branch_id
    join account opener on opener.id = p.opened_by
    where p.id = ${purchaseId} and ${seesPurchase(actor)}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { offerId, events, ...purchase } = row;
  const offer = await offerOnSale(db, offerId, clock);
  if (!offer) return undefined;
  return {
    ...purchase,
    over: today(clock, purchase.timeZone) > purchase.closesOn,
    offer,
    events: events.map((event) => ({ ...event, at: new Date(event.at) })),
  };
}

/** Members of the group who have no account and are not in the purchase: an officer writes for them. By name. */
export async function membersToWriteFor(db: Db, purchase: PurchaseView): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select w.id, w.display_name as name
    from open_membership m join member w on w.id = m.member_id
    where m.group_id = ${purchase.groupId}
      and not exists (select from account a where a.member_id = w.id and a.disabled_at is null)
      and not exists (select from enterprise_owner o where o.member_id = w.id
        and o.enterprise_id = ${purchase.offer.enterpriseId})
      and not exists (select from group_purchase_share s where s.purchase_id = ${purchase.id} and s.member_id = w.id
        and s.state = 'in')
    order by w.display_name, w.id limit 200
  `.execute(db);
  return rows;
}
