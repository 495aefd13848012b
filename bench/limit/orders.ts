import { sql } from 'kysely';
import { Pool } from 'pg';
import { newId } from '~/platform/id';
import { length } from '../length';
import type { BenchDatabase } from '../place';

/** An order, its line and history, the stock and an event, in one statement. */
const BUY = `
  with sold as (
    update offer set stock = stock - min_quantity where id = $2 and stock >= min_quantity and state = 'live'
    returning id, enterprise_id, title, product_type, unit, price_minor, currency, min_quantity
  ), placed as (
    insert into purchase_order (id, number, buyer_account_id, enterprise_id, state, currency, total_minor, delivery_method,
      payment_method, promised_on, answer_by, idempotency_key, request_hash, placed_at)
    select $1::uuid, $1::text, $3::uuid, enterprise_id, 'placed', currency, price_minor * min_quantity, 'pickup', 'on_delivery',
      current_date, now() + interval '3 days', $1::text, '', now() from sold returning id
  ), line as (
    insert into purchase_order_line (order_id, offer_id, title, product_type, unit, unit_price_minor, quantity, from_stock,
      line_total_minor)
    select placed.id, sold.id, title, product_type, unit, price_minor, min_quantity, min_quantity, price_minor * min_quantity
    from sold, placed
  ), history as (
    insert into purchase_order_event (order_id, to_state, account_id, side, at)
    select id, 'placed', $3::uuid, 'buyer', now() from placed
  )
  insert into outbox_event (name, payload) select 'bench.order', jsonb_build_object('orderId', id) from placed`;

/** How many orders a second PostgreSQL alone takes from so many connections. */
export async function boughtPerSecond({ url, owner }: BenchDatabase, clients: number): Promise<number> {
  const { rows: offers } = await sql<{ id: string }>`
    select id from offer where state = 'live' order by md5(id::text)`.execute(owner.db);
  const { rows: buyers } = await sql<{ id: string }>`select id from account`.execute(owner.db);
  const pool = new Pool({ connectionString: url, max: clients });
  const rounds: number[] = [];
  let count = 0;
  const buy = async (until: number, tally: { bought: number }) => {
    while (performance.now() < until) {
      count += 1;
      const values = [newId(), offers[count % offers.length]?.id, buyers[count % buyers.length]?.id];
      await pool.query({ name: 'buy', text: BUY, values });
      tally.bought += 1;
    }
  };
  for (let round = 0; round < 3; round += 1) {
    const tally = { bought: 0 };
    const begun = performance.now();
    const until = begun + length.roundSeconds * 1000;
    await Promise.all(Array.from({ length: clients }, () => buy(until, tally)));
    rounds.push((tally.bought * 1000) / (performance.now() - begun));
  }
  await pool.end();
  return rounds.sort((a, b) => a - b)[1] ?? Number.NaN;
}
