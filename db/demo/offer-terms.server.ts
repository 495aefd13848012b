import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { demoOrders } from './people';

/** Offers whose prices the demo's purchases together rest on: from how many on, and the price of one in minor units. */
const PINNED_TIERS: Record<string, [number, number][]> = {
  'in-plastic-jars-s1': [
    [500, 700],
    [1_000, 650],
    [5_000, 600],
  ],
  'in-labels-s1': [
    [10, 62_000],
    [25, 59_000],
  ],
};

/**
 * Gives the demo's offers what no register file says: cheaper prices for larger orders where there is enough to sell, and
 * how far the goods go. The same offer has the same terms in every demo; done a second time it changes nothing.
 */
export async function setOfferTerms(db: Db): Promise<void> {
  const ordered = [...new Set(demoOrders.map(({ offerCode }) => offerCode))];
  await sql`
    update offer o set delivery_range = case
      when e.kind = 'supplier' or o.code = any(${ordered}) then 'country'
      when ascii(md5(o.code)) % 4 = 0 then 'pickup' when ascii(md5(o.code)) % 4 = 1 then 'country' else 'district' end
    from enterprise e where e.id = o.enterprise_id
  `.execute(db);
  await sql`
    insert into offer_price_tier (offer_id, from_quantity, price_minor)
    select distinct on (o.id, cheaper) o.id, from_quantity, cheaper from offer o,
      lateral (values (1, 0.95), (2, 0.9)) tier (number, share),
      lateral (select case when number = 1 then 5 else 20 end * greatest(min_quantity, 2 * quantity_step) as around) a,
      lateral (select min_quantity + ceil((around - min_quantity)::numeric / quantity_step)::int * quantity_step
        as from_quantity, trunc(price_minor * share, 2 - length(price_minor::text))::bigint as cheaper) t
    where o.price_minor >= 40 and cheaper < price_minor and coalesce(stock, 0) + 8 * coalesce(weekly_capacity, 0) >= from_quantity
      and ascii(md5(reverse(o.code))) % 3 > 0 and o.code <> all(${Object.keys(PINNED_TIERS)})
    order by o.id, cheaper, from_quantity
    on conflict do nothing
  `.execute(db);
  for (const [code, tiers] of Object.entries(PINNED_TIERS)) {
    for (const [from, price] of tiers) {
      await sql`
        insert into offer_price_tier (offer_id, from_quantity, price_minor)
        select id, ${from}::int, ${price}::bigint from offer where code = ${code} on conflict do nothing
      `.execute(db);
    }
  }
}
