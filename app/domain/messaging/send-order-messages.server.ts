import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { writeToReaders } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { isTold, messageFor, toldSide, type OrderFacts } from './order-messages';
import { readersOn, type TradeSides } from './trade-readers.queries.server';
import { titleFor, type TradeTitle } from './trade-title';

/**
 * Writes what an order's event has to tell: to the buyer, or to those who act for the enterprise.
 * By text message where there is a phone, else by mail. Doing it twice writes once. Nobody is told of other events.
 */
export async function sendOrderMessages(db: Db, eventId: number, eventName: string, orderId: string): Promise<void> {
  if (!isTold(eventName)) return;
  const order = await orderFacts(db, orderId);
  if (!order) return;
  const readers = await readersOn(db, order, toldSide(eventName));
  await db
    .transaction()
    .execute((tx) =>
      writeToReaders(tx, eventId, readers, (_, locale) =>
        messageFor(eventName, { ...order, title: titleFor(order, locale) }, locale),
      ),
    );
}

async function orderFacts(db: Db, orderId: string): Promise<(OrderFacts & TradeSides & TradeTitle) | null> {
  const { rows } = await sql<Omit<OrderFacts, 'link'> & TradeSides & TradeTitle>`
    select o.buyer_account_id, p.group_id as buyer_group_id, o.enterprise_id, o.number, o.total_minor, o.currency, o.promised_on, o.answer_by,
      l.title, case when l.offer_id is null then t.names end as made_of, l.quantity, u.names as unit_names,
      coalesce(bg.name, b.organisation, b.display_name) as buyer_name, e.name as seller_name,
      coalesce(br.timezone, 'UTC') as time_zone, v.reason_code, v.reason
    from purchase_order o
    join lateral (select * from purchase_order_line where order_id = o.id order by offer_id limit 1) l on true
    join unit u on u.code = l.unit
    left join product_type t on t.code = l.product_type
    join account b on b.id = o.buyer_account_id
    left join group_purchase p on p.order_id = o.id
    left join self_help_group bg on bg.id = p.group_id
    join enterprise e on e.id = o.enterprise_id
    left join self_help_group g on g.id = e.group_id
    left join branch br on br.id = g.branch_id
    left join lateral (
      select reason_code, reason from purchase_order_event where order_id = o.id order by id desc limit 1
    ) v on true
    where o.id = ${orderId}
  `.execute(db);
  const [row] = rows;
  return row ? { ...row, link: `${publicOrigin()}/orders/${orderId}` } : null;
}
