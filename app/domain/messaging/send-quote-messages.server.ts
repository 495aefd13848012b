import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { writeToReaders } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { quoteMessage, quoteSideTold, type QuoteFacts } from './quote-messages';
import { readersOn, type TradeSides } from './trade-readers.queries.server';
import { titleFor, type TradeTitle } from './trade-title';

/**
 * Writes what a step in a talk about a price has to tell the other side: the buyer, or those who act for the seller. By
 * text message where there is a phone, else by mail. Doing it twice writes once.
 */
export async function sendQuoteMessages(db: Db, eventId: number, quoteEventId: number): Promise<void> {
  const step = await stepFacts(db, quoteEventId);
  if (!step) return;
  const readers = await readersOn(db, step, quoteSideTold(step));
  await db
    .transaction()
    .execute((tx) =>
      writeToReaders(tx, eventId, readers, (_, locale) =>
        quoteMessage({ ...step, title: titleFor(step, locale) }, locale),
      ),
    );
}

type StepRow = Omit<QuoteFacts, 'link' | 'orderLink'> &
  TradeSides &
  TradeTitle & { requestId: string; orderId: string | null };

async function stepFacts(db: Db, quoteEventId: number): Promise<(QuoteFacts & TradeSides & TradeTitle) | null> {
  const { rows } = await sql<StepRow>`
    select r.id as request_id, r.order_id, r.buyer_account_id, r.enterprise_id, v.to_state, v.from_state, v.side as by_side,
      v.reason_code, v.reason, r.title, case when r.offer_id is null then t.names end as made_of,
      coalesce(p.quantity, q.quantity, r.quantity) as quantity, q.unit_price_minor, r.currency, u.names as unit_names,
      coalesce(b.organisation, b.display_name) as buyer_name,
      case when v.to_state = 'accepted' then e.name
        else public_enterprise_name(e.name, e.kind, e.country, e.hides_name) end as seller_name,
      coalesce(br.timezone, 'UTC') as time_zone, o.number as order_number, o.total_minor,
      coalesce((q.valid_until + 1)::timestamp at time zone coalesce(br.timezone, 'UTC'), r.answer_by) as answer_by
    from quote_event v
    join quote_request r on r.id = v.request_id
    join unit u on u.code = r.unit
    join product_type t on t.code = r.product_type
    join account b on b.id = r.buyer_account_id
    join enterprise e on e.id = r.enterprise_id
    left join quote q on q.id = v.quote_id
    left join self_help_group g on g.id = e.group_id
    left join branch br on br.id = g.branch_id
    left join purchase_order o on o.id = r.order_id and v.to_state = 'accepted'
    left join purchase_order_line p on p.order_id = o.id
    where v.id = ${quoteEventId}
  `.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { requestId, orderId, ...facts } = row;
  const origin = publicOrigin();
  return { ...facts, link: `${origin}/quotes/${requestId}`, orderLink: `${origin}/orders/${orderId}` };
}
