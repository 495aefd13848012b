import { prepared, type Database } from '~/platform/db.server';
import type { OfferPhoto } from './photo-address';
import { publicName } from '~/domain/identity/public-name';
import { MAY_SELL } from './public-offer.queries.server';

/** An offer as a list shows it. `enterprise` is the name that the public may know. */
export type ListedOffer = {
  id: string;
  title: string;
  language: string;
  productType: string;
  priceMinor: number;
  currency: string;
  unit: string;
  minQuantity: number;
  enterprise: string;
  country: string;
  district: string;
  /** 'YYYY-MM-DD' */
  verifiedSince: string | null;
  photo: OfferPhoto | null;
};

type Row = ListedOffer & { kind: string; hidesName: boolean };

const LISTED = `
  select o.id, o.title, o.language, o.product_type as "productType", o.price_minor as "priceMinor", o.currency, o.unit,
    o.min_quantity as "minQuantity", e.name as enterprise, e.kind, e.hides_name as "hidesName", e.country, e.district,
    coalesce(s.eligible_since, e.vetted_on) as "verifiedSince",
    (select jsonb_build_object('id', p.id, 'width', p.width, 'height', p.height)
      from offer_photo p where p.offer_id = o.id and p.position = 1) as photo
  from offer o
  join enterprise e on e.id = o.enterprise_id
  left join enterprise_standing s on s.enterprise_id = e.id
  where o.state = 'live' and ${MAY_SELL}`;

const listed = (rows: Row[]): ListedOffer[] =>
  rows.map(({ kind, hidesName, ...row }) => ({
    ...row,
    enterprise: publicName({ kind, hidesName, name: row.enterprise, country: row.country }),
  }));

/** The offers that came to the market last, newest first. */
export async function newestOffers({ pool }: Database, most: number): Promise<ListedOffer[]> {
  const text = `${LISTED} order by o.published_at desc, o.id desc limit $1`;
  return listed(await prepared<Row>(pool, 'newest-offers', text, [most]));
}

/** What an enterprise sells now, newest first. */
export async function offersOfEnterprise(
  { pool }: Database,
  enterpriseId: string,
  most: number,
): Promise<ListedOffer[]> {
  const text = `${LISTED} and o.enterprise_id = $1 order by o.published_at desc, o.id desc limit $2`;
  return listed(await prepared<Row>(pool, 'offers-of-enterprise', text, [enterpriseId, most]));
}

/** Those of the offers that are on the market now, in the order of their ids as given. */
export async function offersOfIds({ pool }: Database, ids: readonly string[]): Promise<ListedOffer[]> {
  const text = `${LISTED} and o.id = any($1::uuid[]) order by array_position($1::uuid[], o.id)`;
  return listed(await prepared<Row>(pool, 'offers-of-ids', text, [ids]));
}

const COUNTS = `
  select t.category, sum(o.count)::int as count from (
    select product_type, count(*) as count from offer where state = 'live' group by product_type
  ) o join product_type t on t.code = o.product_type group by t.category`;

/** How many live offers each category holds itself (a category above others holds those of its own only). */
export async function liveOffersByCategory({ pool }: Database): Promise<Map<string, number>> {
  const rows = await prepared<{ category: string; count: number }>(pool, 'live-offers-by-category', COUNTS, []);
  return new Map(rows.map(({ category, count }) => [category, count]));
}
