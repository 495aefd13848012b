import { sql, type RawBuilder } from 'kysely';
import type { Db } from '~/platform/db.server';

async function productTypes(db: Db, which: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ productType: string }>`
    select distinct o.product_type from offer o where o.product_type is not null and ${which}
      and exists (select from wanted_post p where p.product_type = o.product_type and p.state = 'open')
    order by o.product_type
  `.execute(db);
  return rows.map(({ productType }) => productType);
}

/** The product types with open posts of an offer. */
export function productsOfOffer(db: Db, offerId: string): Promise<string[]> {
  return productTypes(db, sql`o.id = ${offerId}`);
}

/** The product types with open posts of the offers that a range of history rows is about, both ends included. */
export function productsChangedBetween(
  db: Db,
  range: { firstEventId: number; lastEventId: number },
): Promise<string[]> {
  return productTypes(
    db,
    sql`o.id in (select offer_id from offer_event where id between ${range.firstEventId} and ${range.lastEventId})`,
  );
}

/** The product types with open posts of an order's lines. */
export function productsOfOrder(db: Db, orderId: string): Promise<string[]> {
  return productTypes(db, sql`o.id in (select offer_id from purchase_order_line where order_id = ${orderId})`);
}

/** The product types with open posts of what the enterprise of a decision offers. */
export function productsOfDecision(db: Db, decisionId: number): Promise<string[]> {
  return productTypes(
    db,
    sql`o.enterprise_id = (select enterprise_id from eligibility_decision where id = ${decisionId}) and o.state = 'live'`,
  );
}
