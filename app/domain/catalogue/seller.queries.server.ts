import { sql } from 'kysely';
import type { Outcome } from '~/domain/eligibility/standing.states';
import type { Seller } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isOwnOffer, TIERS_OF_OFFER, type LockedOffer } from './lock-offer.server';
import type { OfferPhoto } from './photo-address';

/** An enterprise as who acts for it sees it; `outcome` is null where it was never judged, as no supplier is. */
export type SellerEnterprise = {
  id: string;
  name: string;
  kind: 'individual' | 'group' | 'supplier';
  status: 'active' | 'closed';
  country: string;
  district: string;
  outcome: Outcome | null;
  /** 'YYYY-MM-DD' */
  eligibleSince: string | null;
  /** When staff vetted it ('YYYY-MM-DD'), for a supplier that is vetted now. */
  vettedOn: string | null;
};

/** The enterprises that the seller acts for, by name. */
export async function sellerEnterprises(db: Db, seller: Seller): Promise<SellerEnterprise[]> {
  const { rows } = await sql<SellerEnterprise>`
    select e.id, e.name, e.kind, e.status, e.country, e.district, s.outcome, s.eligible_since,
      case when e.kind = 'supplier' then e.vetted_on end as vetted_on
    from enterprise_account w
    join enterprise e on e.id = w.enterprise_id
    left join enterprise_standing s on s.enterprise_id = e.id
    where w.account_id = ${seller.accountId}
    order by e.status, e.name, e.id
  `.execute(db);
  return rows;
}

const OFFER_COLUMNS = sql`
  o.id, o.enterprise_id, o.code, o.state, o.paused_by, o.publish_when_eligible, o.version, o.product_type, o.title,
  o.description, o.language, o.unit, o.price_minor, o.currency, o.min_quantity, o.quantity_step, o.stock,
  o.stock_stated, o.weekly_capacity, o.lead_time_days, o.delivery_range, ${TIERS_OF_OFFER} as tiers,
  o.published_at is not null as was_published`;

/** An offer as its seller sees it, with its photos in their order. */
export type SellerOffer = LockedOffer & {
  code: string;
  publishWhenEligible: boolean;
  wasPublished: boolean;
  /** The stock she last stated; orders have taken from it since. */
  stockStated: number | null;
  photos: OfferPhoto[];
};

/** Offers of one enterprise of the seller that are not withdrawn: live first, then paused, then drafts. */
export async function deskOffers(db: Db, seller: Seller, enterpriseId: string, most = 200): Promise<SellerOffer[]> {
  const { rows } = await sql<SellerOffer>`
    select ${OFFER_COLUMNS}, coalesce(p.photos, '[]') as photos
    from offer o
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', id, 'width', width, 'height', height)) as photos
      from offer_photo where offer_id = o.id and position = 1
    ) p on true
    where o.enterprise_id = ${enterpriseId} and ${isOwnOffer(seller)} and o.state in ('live', 'paused', 'draft')
    order by array_position(array['live', 'paused', 'draft'], o.state), o.updated_at desc, o.id
    limit ${most}
  `.execute(db);
  return rows;
}

/** One offer of the seller; undefined for anybody else's. */
export async function sellerOffer(db: Db, seller: Seller, offerId: string): Promise<SellerOffer | undefined> {
  const { rows } = await sql<SellerOffer>`
    select ${OFFER_COLUMNS}, coalesce(p.photos, '[]') as photos
    from offer o
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', id, 'width', width, 'height', height) order by position) as photos
      from offer_photo where offer_id = o.id
    ) p on true
    where o.id = ${offerId} and ${isOwnOffer(seller)}
  `.execute(db);
  return rows[0];
}
