import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await conversations(db);
  await ordersFromQuotes(db);
  await fairPrice(db);
  await forgetWords(db);
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence quote_request_number;

    -- One form with which a buyer asks one or several sellers; the same form asks once. wanted_post_id names the wanted
    -- post that it answers, if any.
    create table quote_batch (
      id uuid primary key,
      buyer_account_id uuid not null references account,
      form_id uuid not null,
      request_hash text not null,
      wanted_post_id uuid references wanted_post,
      asked_at timestamptz not null,
      unique (buyer_account_id, form_id)
    );
    create index quote_batch_post on quote_batch (wanted_post_id) where wanted_post_id is not null;

    -- What one seller is asked, and where the talk about it stands. Without an offer it is made to measure. answer_by is
    -- the moment until which whoever has the next word may say it; after it the request is over, whatever its state says.
    create table quote_request (
      id uuid primary key,
      number text not null unique,
      batch_id uuid not null references quote_batch,
      buyer_account_id uuid not null references account,
      enterprise_id uuid not null references enterprise,
      offer_id uuid references offer,
      product_type text not null references product_type,
      title text not null,
      language text not null,
      unit text not null references unit,
      currency char(3) not null,
      quantity integer not null check (quantity > 0),
      needed_on date,
      place text not null default '' check (length(place) <= 500),
      words text not null default '' check (length(words) <= 2000),
      state text not null check (state in ('asked', 'quoted', 'countered', 'accepted', 'declined', 'withdrawn', 'expired')),
      answer_by timestamptz not null,
      asked_at timestamptz not null,
      order_id uuid unique references purchase_order,
      version integer not null default 1,
      check ((state = 'accepted') = (order_id is not null))
    );
    create index quote_request_buyer on quote_request (buyer_account_id, id desc);
    create index quote_request_enterprise on quote_request (enterprise_id, id desc);
    create index quote_request_batch on quote_request (batch_id);
    create index quote_request_offer on quote_request (offer_id) where offer_id is not null;
    create index quote_request_waits_for_buyer on quote_request (buyer_account_id, answer_by) where state = 'quoted';
    create index quote_request_waits_for_seller on quote_request (enterprise_id, answer_by)
      where state in ('asked', 'countered');
    create index quote_request_open on quote_request (answer_by) where state in ('asked', 'quoted', 'countered');

    -- The terms that one side said: a quote of the seller or a counter-offer. Never changed: who changes her mind says
    -- new terms. supply_offer_id is the offer that the goods are promised from; without it they rest on her word.
    create table quote (
      id uuid primary key,
      request_id uuid not null references quote_request,
      position integer not null check (position > 0),
      side text not null check (side in ('buyer', 'seller')),
      quantity integer not null check (quantity > 0),
      unit_price_minor bigint not null check (unit_price_minor > 0),
      deposit_percent integer not null check (deposit_percent between 0 and 100),
      delivery_method text not null check (delivery_method in ('pickup', 'delivery')),
      delivery_place text not null default '' check (length(delivery_place) <= 500),
      ready_on date not null,
      valid_until date not null,
      supply_offer_id uuid references offer,
      words text not null default '' check (length(words) <= 2000),
      form_id uuid not null,
      account_id uuid not null references account,
      said_at timestamptz not null,
      unique (request_id, position),
      unique (request_id, form_id)
    );
    -- What more of it costs: from so many units on, each of them at this price.
    create table quote_tier (
      quote_id uuid not null references quote,
      from_quantity integer not null check (from_quantity > 1),
      unit_price_minor bigint not null check (unit_price_minor > 0),
      primary key (quote_id, from_quantity)
    );

    create table quote_event (
      id bigint generated always as identity primary key,
      request_id uuid not null references quote_request,
      from_state text,
      to_state text not null,
      side text not null check (side in ('buyer', 'seller', 'system')),
      account_id uuid references account,
      quote_id uuid references quote,
      reason_code text,
      reason text check (length(reason) <= 500),
      at timestamptz not null
    );
    create index quote_event_request on quote_event (request_id, id);
  `.execute(db);
}

async function ordersFromQuotes(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The terms that an order was agreed at. A line that was made to measure has no offer.
    alter table purchase_order add column quote_id uuid unique references quote;
    alter table purchase_order add column deposit_percent integer not null default 0
      check (deposit_percent between 0 and 100);
    alter table purchase_order_line drop constraint purchase_order_line_pkey;
    alter table purchase_order_line alter column offer_id drop not null;
    alter table purchase_order_line add constraint purchase_order_line_once unique nulls not distinct (order_id, offer_id);
  `.execute(db);
}

async function fairPrice(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What an offer costs its maker, for her alone: materials and hours for so many units made at once, and what an hour
    -- is worth to her. Amounts in minor units of the offer's currency, hours in hundredths.
    create table offer_cost (
      offer_id uuid primary key references offer on delete cascade,
      made_at_once integer not null check (made_at_once > 0),
      materials_minor bigint not null check (materials_minor >= 0),
      hours_hundredths integer not null check (hours_hundredths >= 0),
      hour_worth_minor bigint not null check (hour_worth_minor >= 0),
      version integer not null default 1,
      account_id uuid not null references account,
      changed_at timestamptz not null
    );
    -- Terms below that cost, which she said or accepted nevertheless, and why. For her alone.
    create table quote_below_cost (
      quote_id uuid primary key references quote,
      floor_minor bigint not null,
      unit_price_minor bigint not null check (unit_price_minor < floor_minor),
      reason text not null check (length(reason) between 1 and 500),
      account_id uuid not null references account,
      at timestamptz not null
    );
  `.execute(db);
}

async function forgetWords(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is erased leaves no words in a talk about prices; the terms stay under her code.
    create function forget_quotes_of_enterprise() returns trigger language plpgsql as $$
    begin
      delete from quote_below_cost b using quote q, quote_request r
        where q.id = b.quote_id and r.id = q.request_id and r.enterprise_id = new.id;
      delete from offer_cost c using offer o where o.id = c.offer_id and o.enterprise_id = new.id;
      update quote q set words = '', delivery_place = '' from quote_request r
        where r.id = q.request_id and r.enterprise_id = new.id and q.side = 'seller';
      update quote_event v set reason = null from quote_request r
        where r.id = v.request_id and r.enterprise_id = new.id and v.side = 'seller';
      update quote_request set title = number where enterprise_id = new.id;
      return null;
    end $$;
    create trigger enterprise_erased after update of erased_at on enterprise
      for each row when (new.erased_at is not null) execute function forget_quotes_of_enterprise();

    create function forget_quotes_of_account() returns trigger language plpgsql as $$
    begin
      update quote set words = '', delivery_place = '' where account_id = new.id;
      update quote_event set reason = null where account_id = new.id;
      update quote_request set words = '', place = '' where buyer_account_id = new.id;
      return null;
    end $$;
    create trigger account_erased after update of email on account
      for each row when (new.email = new.id || '@erased.invalid') execute function forget_quotes_of_account();
    create index quote_account on quote (account_id);
    create index quote_event_account on quote_event (account_id);
  `.execute(db);
}
