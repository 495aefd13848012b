import { sql } from 'kysely';
import { isHidden, publicName } from '~/domain/identity/public-name';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { onBuyerSide, onSellerSide, GROUP_OF_ORDER } from './order-sides.sql';
import type { OrderSide, OrderState } from './order.states';

export type OrderEventView = {
  toState: OrderState;
  at: Date;
  side: OrderSide;
  who: string | null;
  reasonCode: string | null;
  reason: string | null;
};

export type OrderView = {
  id: string;
  number: string;
  state: OrderState;
  /** On which side of the order the reader stands; of those who buy together only some act for the group. */
  side: 'buyer' | 'seller';
  mayAct: boolean;
  currency: string;
  totalMinor: number;
  deliveryMethod: 'pickup' | 'delivery';
  deliveryPlace: string;
  wishedOn: string | null;
  promisedOn: string;
  answerBy: Date;
  placedAt: Date;
  note: string;
  /** Share of the total that was agreed to be paid before the goods are made, in percent. */
  depositPercent: number;
  /** The talk in which these terms were agreed; null for an order at the offer's price. */
  quoteRequestId: string | null;
  buyer: { name: string; organisation: string | null; phone: string | null };
  seller: {
    enterpriseId: string;
    name: string;
    district: string;
    pickupPlace: string | null;
    phone: string | null;
    timeZone: string;
  };
  line: {
    /** Null for what is made to measure. */
    offerId: string | null;
    title: string;
    language: string;
    productType: string;
    unit: string;
    quantity: number;
    unitPriceMinor: number;
  };
  /** Who of a group pays what, where it bought together; the buyers alone see it. */
  together: { purchaseId: string; shares: OrderShare[] } | null;
  events: OrderEventView[];
};

type OrderShare = { memberId: string; name: string; quantity: number; amountMinor: number };

type Row = Omit<OrderView, 'buyer' | 'seller' | 'line'> & {
  buyerGroup: string | null;
  buyerName: string;
  buyerOrganisation: string | null;
  buyerPhone: string | null;
  enterpriseId: string;
  enterpriseName: string;
  kind: string;
  hidesName: boolean;
  country: string;
  district: string;
  pickupPlace: string | null;
  sellerPhone: string | null;
  timeZone: string;
} & OrderView['line'];

/** Both sides learn each other's phone number, and names that are hidden from the public, when the order is accepted. */
const BEFORE_ACCEPTANCE: readonly OrderState[] = ['placed', 'declined', 'withdrawn', 'lapsed'];

/** The condition that a part of the order `o` is the actor's own. */
const buysIn = (actor: Actor) => sql`exists (select from purchase_order_allocation a
  where a.order_id = o.id and a.member_id = ${actor.memberId}::uuid)`;

/**
 * One order with its history, for who acts for the buyer, those who buy together in it, or who acts for the enterprise;
 * undefined for others.
 */
export async function orderView(db: Db, actor: Actor, orderId: string): Promise<OrderView | undefined> {
  const { rows } = await sql<Row>`
    select o.id, o.number, o.state, o.currency, o.total_minor, o.delivery_method, o.delivery_place, o.wished_on,
      o.promised_on, o.answer_by, o.placed_at, o.note, o.enterprise_id,
      o.deposit_percent, q.request_id as quote_request_id,
      case when o.buyer_account_id <> ${actor.accountId} and ${onSellerSide(actor)} then 'seller' else 'buyer' end as side,
      ${onBuyerSide(actor)} or ${onSellerSide(actor)} as may_act, ${GROUP_OF_ORDER} as buyer_group,
      (select jsonb_build_object('purchaseId', p.id, 'shares', (select jsonb_agg(jsonb_build_object('memberId', w.id,
          'name', w.display_name, 'quantity', a.quantity, 'amountMinor', a.amount_minor) order by w.code)
        from purchase_order_allocation a join member w on w.id = a.member_id where a.order_id = o.id))
        from group_purchase p where p.order_id = o.id) as together,
      b.display_name as buyer_name, b.organisation as buyer_organisation, b.phone as buyer_phone,
      e.name as enterprise_name, e.kind, e.hides_name, e.country, e.district, e.pickup_place,
      coalesce(e.contact_phone, (select coalesce(a.phone, m.phone) from enterprise_owner w
        join member m on m.id = w.member_id left join account a on a.member_id = m.id
        where w.enterprise_id = e.id order by w.signatory desc, m.code limit 1)) as seller_phone,
      coalesce(br.timezone, 'UTC') as time_zone,
      l.offer_id, l.title, coalesce(f.language, 'en') as language, l.product_type, l.unit, l.quantity, l.unit_price_minor,
      (select jsonb_agg(jsonb_build_object('toState', v.to_state, 'at', v.at, 'side', v.side, 'who', a.display_name,
          'reasonCode', v.reason_code, 'reason', v.reason) order by v.id)
        from purchase_order_event v left join account a on a.id = v.account_id where v.order_id = o.id) as events
    from purchase_order o
    join purchase_order_line l on l.order_id = o.id
    left join offer f on f.id = l.offer_id
    left join quote q on q.id = o.quote_id
    join account b on b.id = o.buyer_account_id
    join enterprise e on e.id = o.enterprise_id
    left join self_help_group g on g.id = e.group_id
    left join branch br on br.id = g.branch_id
    where o.id = ${orderId} and (${onBuyerSide(actor)} or ${buysIn(actor)} or ${onSellerSide(actor)})
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const accepted = !BEFORE_ACCEPTANCE.includes(row.state);
  const named = accepted || row.side === 'seller';
  const shownName = named ? row.enterpriseName : publicName({ ...row, name: row.enterpriseName });
  const hidden = !named && isHidden(row);
  const groupName = row.side === 'seller' ? row.buyerGroup : null;
  const { buyerName, buyerPhone, enterpriseId, district, pickupPlace } = row;
  const { offerId, title, language, productType, unit, quantity, unitPriceMinor, timeZone, ...order } = row;
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    side: order.side,
    mayAct: order.mayAct,
    currency: order.currency,
    totalMinor: order.totalMinor,
    deliveryMethod: order.deliveryMethod,
    deliveryPlace: order.deliveryPlace,
    wishedOn: order.wishedOn,
    promisedOn: order.promisedOn,
    answerBy: order.answerBy,
    placedAt: order.placedAt,
    note: order.note,
    depositPercent: order.depositPercent,
    quoteRequestId: order.quoteRequestId,
    buyer: {
      name: groupName ?? buyerName,
      organisation: groupName === null ? (row.buyerGroup ?? row.buyerOrganisation) : null,
      phone: accepted ? buyerPhone : null,
    },
    seller: {
      enterpriseId,
      name: shownName,
      district,
      pickupPlace: hidden ? null : pickupPlace,
      phone: accepted ? order.sellerPhone : null,
      timeZone,
    },
    line: { offerId, title, language, productType, unit, quantity, unitPriceMinor },
    together: order.side === 'buyer' ? order.together : null,
    events: order.events.map((event) => ({
      ...event,
      who:
        hidden && event.side === 'seller' ? shownName : event.side === 'buyer' ? (groupName ?? event.who) : event.who,
      at: new Date(event.at),
    })),
  };
}
