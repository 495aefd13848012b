import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { VisitFigures } from './checklist';

/** What the records say of an enterprise on a day, for the computed items of a checklist. Undefined for an unknown id. */
export async function visitFigures(db: Db, enterpriseId: string, day: string): Promise<VisitFigures | undefined> {
  const { rows } = await sql<VisitFigures>`
    select e.status = 'active' and coalesce(e.started_on <= ${day}::date, true) as running, e.started_on, e.pickup_place,
      e.payout_method, count(o.id)::int as live_offers,
      count(o.id) filter (where coalesce(c.parent, c.code) = 'food')::int as food_offers,
      count(o.id) filter (where c.code = 'soap-cosmetics')::int as cosmetic_offers
    from enterprise e
    left join offer o on o.enterprise_id = e.id and o.state = 'live'
    left join product_type p on p.code = o.product_type
    left join category c on c.code = p.category
    where e.id = ${enterpriseId}::uuid
    group by e.id
  `.execute(db);
  return rows[0];
}
