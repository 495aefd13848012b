import { sql } from 'kysely';
import { isHidden, publicName } from '~/domain/identity/public-name';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { onEitherSide, sideOf } from './quote-sides.sql';
import type { SaidTerms } from './quote-terms';
import { stateAt, type QuoteSide, type QuoteState } from './quote.states';

export type QuoteEventView = {
  toState: QuoteState;
  at: Date;
  side: QuoteSide;
  who: string | null;
  quoteId: string | null;
  reasonCode: string | null;
  reason: string | null;
};

/** A talk about a price as one of its two sides reads it. */
export type QuoteView = {
  id: string;
  number: string;
  /** As it stands now. */
  state: QuoteState;
  /** On which side of it the reader stands. */
  side: 'buyer' | 'seller';
  version: number;
  offerId: string | null;
  productType: string;
  title: string;
  language: string;
  unit: string;
  currency: string;
  /** What the offer costs one who asks nothing (minor units); null without an offer. */
  listPriceMinor: number | null;
  /** What was asked for; the day 'YYYY-MM-DD'. */
  asked: { quantity: number; neededOn: string | null; place: string; words: string; at: Date };
  answerBy: Date;
  buyerName: string;
  seller: { enterpriseId: string; name: string; district: string; pickupPlace: string | null; timeZone: string };
  /** Every saying of terms, the first first. */
  said: SaidTerms[];
  events: QuoteEventView[];
  order: { id: string; number: string } | null;
  /** The wanted post that it came of; both sides may see it. */
  wanted: { id: string; number: string } | null;
};

type Row = Omit<QuoteView, 'asked' | 'seller' | 'order'> & {
  quantity: number;
  neededOn: string | null;
  place: string;
  words: string;
  askedAt: Date;
  enterpriseId: string;
  enterpriseName: string;
  kind: string;
  country: string;
  hidesName: boolean;
  district: string;
  pickupPlace: string | null;
  timeZone: string;
  orderId: string | null;
  orderNumber: string | null;
};

/**
 * One request with all that was said, for the buyer who asked or who acts for the seller; undefined for others. What a
 * maker keeps about her costs is no part of it.
 */
export async function quoteView(db: Db, actor: Actor, requestId: string, now: Date): Promise<QuoteView | undefined> {
  const { rows } = await sql<Row>`
    select r.id, r.number, r.state, r.version, r.offer_id, r.product_type, r.title, r.language, r.unit, r.currency,
      o.price_minor as list_price_minor, r.quantity, r.needed_on, r.place, r.words, r.asked_at, r.answer_by, r.enterprise_id,
      ${sideOf(actor)} as side,
      coalesce(b.organisation, b.display_name) as buyer_name, e.name as enterprise_name, e.kind, e.country, e.hides_name,
      e.district, e.pickup_place, coalesce(br.timezone, 'UTC') as time_zone, p.id as order_id, p.number as order_number,
      (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'position', q.position, 'side', q.side, 'saidAt', q.said_at,
          'quantity', q.quantity, 'unitPriceMinor', q.unit_price_minor, 'depositPercent', q.deposit_percent,
          'deliveryMethod', q.delivery_method, 'deliveryPlace', q.delivery_place, 'readyOn', q.ready_on,
          'validUntil', q.valid_until, 'supplyOfferId', q.supply_offer_id, 'words', q.words, 'tiers', (
            select coalesce(jsonb_agg(jsonb_build_object('fromQuantity', t.from_quantity,
        'priceMinor', t.unit_price_minor) order by t.from_quantity), '[]') from quote_tier t where t.quote_id = q.id)
        ) order by q.position), '[]') from quote q where q.request_id = r.id) as said,
      (select jsonb_agg(jsonb_build_object('toState', v.to_state, 'at', v.at, 'side', v.side, 'who', a.display_name,
          'quoteId', v.quote_id, 'reasonCode', v.reason_code, 'reason', v.reason) order by v.id)
        from quote_event v left join account a on a.id = v.account_id where v.request_id = r.id) as events,
      (select jsonb_build_object('id', w.id, 'number', w.number) from quote_batch t
        join wanted_post w on w.id = t.wanted_post_id where t.id = r.batch_id) as wanted
    from quote_request r
    join enterprise e on e.id = r.enterprise_id
    join account b on b.id = r.buyer_account_id
    left join self_help_group g on g.id = e.group_id
    left join branch br on br.id = g.branch_id
    left join offer o on o.id = r.offer_id
    left join purchase_order p on p.id = r.order_id
    where r.id = ${requestId} and ${onEitherSide(actor)}
  `.execute(db);
  const [row] = rows;
  return row && asView(row, now);
}

function asView(row: Row, now: Date): QuoteView {
  const { quantity, neededOn, place, words, askedAt, orderId, orderNumber } = row;
  const { enterpriseId, enterpriseName, kind, country, hidesName, district, pickupPlace, timeZone, ...view } = row;
  const named = view.side === 'seller' || view.state === 'accepted';
  const hidden = !named && isHidden({ kind, country, hidesName });
  const name = named ? enterpriseName : publicName({ name: enterpriseName, kind, country, hidesName });
  return {
    id: view.id,
    number: view.number,
    state: stateAt(view, now),
    side: view.side,
    version: view.version,
    offerId: view.offerId,
    productType: view.productType,
    title: view.title,
    language: view.language,
    unit: view.unit,
    currency: view.currency,
    listPriceMinor: view.listPriceMinor,
    asked: { quantity, neededOn, place, words, at: askedAt },
    answerBy: view.answerBy,
    buyerName: view.buyerName,
    seller: { enterpriseId, name, district, pickupPlace: hidden ? null : pickupPlace, timeZone },
    said: view.said.map((terms) => ({ ...terms, saidAt: new Date(terms.saidAt) })),
    events: view.events.map((event) => ({
      ...event,
      who: hidden && event.side === 'seller' ? name : event.who,
      at: new Date(event.at),
    })),
    wanted: view.wanted,
    order: orderId !== null && orderNumber !== null ? { id: orderId, number: orderNumber } : null,
  };
}
