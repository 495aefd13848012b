import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- kind 'supplier' is an enterprise outside the programme: no group, vetted by staff.
    create table enterprise (
      id uuid primary key,
      code text not null unique,
      name text not null,
      kind text not null check (kind in ('individual', 'group', 'supplier')),
      group_id uuid references self_help_group,
      country char(2) not null,
      district text not null,
      sector text,
      status text not null default 'active' check (status in ('active', 'closed')),
      started_on date,
      pickup_place text,
      payout_method text check (payout_method in ('mobile_money', 'bank', 'cash')),
      vetted_on date,
      vetted_by text,
      contact_phone text,
      check ((kind = 'supplier') = (group_id is null)),
      check (kind = 'supplier' or started_on is not null)
    );
    create index enterprise_group on enterprise (group_id);
    create index enterprise_words on enterprise using gin (name gin_trgm_ops, code gin_trgm_ops);
    create table enterprise_owner (
      enterprise_id uuid not null references enterprise,
      member_id uuid not null references member,
      signatory boolean not null,
      primary key (enterprise_id, member_id)
    );
    create index enterprise_owner_member on enterprise_owner (member_id);

    create sequence offer_number;
    -- A draft is filled in over several screens; everything a buyer needs is there before it is live.
    -- form_id names the form that made it: a form sent twice makes one offer.
    create table offer (
      id uuid primary key,
      code text not null unique,
      enterprise_id uuid not null references enterprise,
      form_id uuid,
      product_type text references product_type,
      title text check (length(title) between 1 and 10000),
      description text not null default '' check (length(description) <= 10000),
      language text not null default 'en',
      unit text references unit,
      price_minor bigint check (price_minor > 0),
      currency char(3) not null,
      min_quantity integer check (min_quantity > 0),
      quantity_step integer check (quantity_step > 0),
      stock integer check (stock >= 0),
      -- What she said she had, last time she said it; orders take from stock alone.
      stock_stated integer check (stock_stated >= 0),
      weekly_capacity integer check (weekly_capacity >= 0),
      lead_time_days integer check (lead_time_days between 0 and 365),
      state text not null default 'draft' check (state in ('draft', 'live', 'paused', 'withdrawn')),
      -- Imported for a seller who was not eligible then: goes live with her first eligible decision.
      publish_when_eligible boolean not null default false,
      paused_by text check (paused_by in ('seller', 'standing')),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      published_at timestamptz,
      unique (enterprise_id, form_id),
      check ((state = 'paused') = (paused_by is not null)),
      check (state not in ('live', 'paused') or published_at is not null),
      check (published_at is null or (product_type is not null and title is not null and unit is not null
        and price_minor is not null and min_quantity is not null and quantity_step is not null
        and lead_time_days is not null and (stock is not null or weekly_capacity is not null)))
    );
    create index offer_enterprise on offer (enterprise_id, state);
    create index offer_live on offer (published_at desc, id desc) where state = 'live';
    create index offer_live_type on offer (product_type) where state = 'live';
    create index offer_waiting on offer (enterprise_id) where state = 'draft' and publish_when_eligible;
    -- digest: SHA-256 of the file as it was sent; the same file sent twice is one photo.
    create table offer_photo (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      position smallint not null check (position between 1 and 6),
      width integer not null,
      height integer not null,
      digest bytea not null,
      created_at timestamptz not null default now(),
      unique (offer_id, digest),
      unique (offer_id, position) deferrable initially deferred
    );
    create table offer_event (
      id bigint generated always as identity primary key,
      offer_id uuid not null references offer on delete cascade,
      from_state text,
      to_state text not null,
      account_id uuid references account,
      reason text,
      decision_id bigint,
      at timestamptz not null default now()
    );
    create index offer_event_offer on offer_event (offer_id, id);
  `.execute(db);
}
