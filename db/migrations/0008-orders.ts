import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence purchase_order_number;
    create table purchase_order (
      id uuid primary key,
      number text not null unique,
      buyer_account_id uuid not null references account,
      enterprise_id uuid not null references enterprise,
      state text not null check (state in ('placed', 'accepted', 'declined', 'withdrawn', 'lapsed', 'ready',
        'delivered', 'completed')),
      currency char(3) not null,
      total_minor bigint not null check (total_minor > 0),
      delivery_method text not null check (delivery_method in ('pickup', 'delivery')),
      delivery_place text not null default '' check (length(delivery_place) <= 500),
      wished_on date,
      note text not null default '' check (length(note) <= 2000),
      payment_method text not null check (payment_method in ('on_delivery')),
      promised_on date not null,
      answer_by timestamptz not null,
      idempotency_key text not null check (length(idempotency_key) between 8 and 200),
      request_hash text not null,
      decision_id bigint references eligibility_decision,
      placed_at timestamptz not null,
      version integer not null default 1,
      unique (buyer_account_id, idempotency_key)
    );
    create index purchase_order_buyer on purchase_order (buyer_account_id, id desc);
    create index purchase_order_enterprise on purchase_order (enterprise_id, id desc);
    create index purchase_order_delivered on purchase_order (id) where state = 'delivered';
    create index purchase_order_unanswered on purchase_order (answer_by) where state = 'placed';

    -- from_stock and from_capacity say where the quantity was taken, so that it can be given back.
    create table purchase_order_line (
      order_id uuid not null references purchase_order,
      offer_id uuid not null references offer,
      title text not null,
      product_type text not null,
      unit text not null,
      unit_price_minor bigint not null check (unit_price_minor > 0),
      quantity integer not null check (quantity > 0),
      from_stock integer not null check (from_stock >= 0),
      line_total_minor bigint not null check (line_total_minor > 0),
      check (from_stock <= quantity),
      primary key (order_id, offer_id)
    );
    create index purchase_order_line_offer on purchase_order_line (offer_id);

    -- What of an offer's weekly capacity is promised: week_on is the Monday of the week it is made in.
    create table capacity_commitment (
      offer_id uuid not null references offer,
      week_on date not null check (extract(isodow from week_on) = 1),
      order_id uuid not null references purchase_order,
      quantity integer not null check (quantity > 0),
      primary key (offer_id, week_on, order_id)
    );
    create index capacity_commitment_order on capacity_commitment (order_id);

    create table purchase_order_event (
      id bigint generated always as identity primary key,
      order_id uuid not null references purchase_order,
      from_state text,
      to_state text not null,
      account_id uuid references account,
      side text not null check (side in ('buyer', 'seller', 'staff', 'system')),
      reason_code text,
      reason text,
      at timestamptz not null
    );
    create index purchase_order_event_order on purchase_order_event (order_id, id);

    -- What is told to people; kept until sent, and shown on a development page where nothing sends it. Without an
    -- account it goes to somebody who has none yet. A message that holds a one-time code is removed at discard_after.
    create table message (
      id uuid primary key,
      account_id uuid references account,
      event_id bigint,
      channel text not null check (channel in ('email', 'sms')),
      address text not null,
      locale text not null,
      subject text not null,
      body text not null,
      created_at timestamptz not null default now(),
      discard_after timestamptz,
      sent_at timestamptz,
      failed_attempts integer not null default 0,
      unique (event_id, account_id, channel)
    );
    create index message_unsent on message (id) where sent_at is null;
    create index message_account on message (account_id, id desc);
    create index message_discard on message (discard_after) where discard_after is not null;
  `.execute(db);
}
