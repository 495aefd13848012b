import { prepared, type Database } from '~/platform/db.server';
import { isHidden, publicName } from '~/domain/identity/public-name';
import type { PublicOffer } from './public-offer';

type Row = Omit<PublicOffer, 'enterprise'> & {
  enterpriseId: string;
  enterpriseName: string;
  kind: string;
  hidesName: boolean;
  country: string;
  district: string;
  pickupPlace: string | null;
  verifiedSince: string | null;
};

/** Whether the enterprise `e` with the standing `s` may sell. */
export const MAY_SELL = `(case when e.kind = 'supplier' then e.vetted_on <= today_anywhere()
  else s.outcome in ('eligible', 'at_risk') end) is true`;

/** Units of coming weeks of the offer `o`, by their Monday, that are promised already. */
export const COMMITTED_OF_OFFER = `coalesce((select jsonb_object_agg(c.week_on, c.quantity) from (
  select week_on, sum(quantity) as quantity from capacity_commitment where offer_id = o.id group by week_on) c), '{}')`;

const OFFER = `
  select o.id, o.code, o.state, o.state = 'live' and ${MAY_SELL} as available, o.title, o.language, o.description,
    o.product_type as "productType", t.category, o.unit, o.price_minor as "priceMinor", o.currency,
    o.min_quantity as "minQuantity", o.quantity_step as "quantityStep", o.stock,
    o.weekly_capacity as "weeklyCapacity", o.lead_time_days as "leadTimeDays", o.delivery_range as "deliveryRange",
    coalesce((select jsonb_agg(jsonb_build_object('fromQuantity', p.from_quantity, 'priceMinor', p.price_minor)
      order by p.from_quantity) from offer_price_tier p where p.offer_id = o.id), '[]') as tiers,
    ${COMMITTED_OF_OFFER} as committed,
    coalesce(b.timezone, 'UTC') as "timeZone",
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'width', p.width, 'height', p.height) order by p.position)
      from offer_photo p where p.offer_id = o.id), '[]') as photos,
    e.id as "enterpriseId", e.name as "enterpriseName", e.kind, e.hides_name as "hidesName", e.country, e.district,
    e.pickup_place as "pickupPlace",
    case when ${MAY_SELL} then coalesce(s.eligible_since, e.vetted_on) end as "verifiedSince"
  from offer o
  join product_type t on t.code = o.product_type
  join enterprise e on e.id = o.enterprise_id
  left join enterprise_standing s on s.enterprise_id = e.id
  left join self_help_group g on g.id = e.group_id
  left join branch b on b.id = g.branch_id
  where o.id = $1 and o.published_at is not null`;

/** An offer that was on the market once, as it stands now; undefined for drafts and unknown ids. One prepared query. */
export async function publicOffer({ pool }: Database, offerId: string): Promise<PublicOffer | undefined> {
  const [row] = await prepared<Row>(pool, 'public-offer', OFFER, [offerId]);
  if (!row) return undefined;
  const { enterpriseId, enterpriseName, kind, hidesName, country, district, pickupPlace, verifiedSince, ...offer } =
    row;
  const seller = { kind, country, hidesName, name: enterpriseName };
  return {
    ...offer,
    enterprise: {
      id: enterpriseId,
      name: publicName(seller),
      country,
      district,
      pickupPlace: isHidden(seller) ? null : pickupPlace,
      verifiedSince,
    },
  };
}
