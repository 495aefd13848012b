import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await posts(db);
  await matches(db);
  await forgetWords(db);
}

async function posts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence wanted_post_number;

    -- What somebody looks for: so much of a product type, at a place, by a day. An account posts it, for itself or for a
    -- group it is a member of. form_id names the form that made it: a form sent twice makes one post. The place is the
    -- middle of its district, in degrees; empty where the district is not one that is known.
    create table wanted_post (
      id uuid primary key,
      number text not null unique,
      account_id uuid not null references account,
      group_id uuid references self_help_group,
      form_id uuid not null,
      product_type text not null references product_type,
      quantity integer not null check (quantity between 1 and 1000000),
      unit text not null references unit,
      quality text not null default '' check (length(quality) <= 1000),
      latest_on date not null,
      country char(2) not null,
      district text not null check (length(district) between 1 and 200),
      latitude double precision check (latitude between -90 and 90),
      longitude double precision check (longitude between -180 and 180),
      delivery_place text not null default '' check (length(delivery_place) <= 300),
      budget_minor bigint check (budget_minor > 0),
      -- Of the budget, and of the offers that can cover it: prices are never compared across currencies.
      currency char(3) not null,
      open_until date not null,
      private boolean not null,
      state text not null default 'open' check (state in ('open', 'covered', 'closed', 'withdrawn', 'expired')),
      version integer not null default 1,
      posted_at timestamptz not null,
      unique (account_id, form_id),
      check (open_until <= latest_on),
      check ((latitude is null) = (longitude is null))
    );
    create index wanted_post_account on wanted_post (account_id, id desc);
    create index wanted_post_open on wanted_post (id desc) where state = 'open';
    create index wanted_post_open_type on wanted_post (product_type, id desc) where state = 'open';
    create index wanted_post_ending on wanted_post (open_until) where state = 'open';

    -- Its way: a change of state, or an edit (the same state twice) with what stood there before.
    create table wanted_post_event (
      id bigint generated always as identity primary key,
      post_id uuid not null references wanted_post,
      from_state text,
      to_state text not null,
      account_id uuid references account,
      before jsonb,
      at timestamptz not null
    );
    create index wanted_post_event_post on wanted_post_event (post_id, id);
  `.execute(db);
}

async function matches(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who could cover a post when it was last looked at. most_quantity is what a set of sellers could give at most by the
    -- day, in the post's unit; the figures of the best set are empty where none covers it.
    create table wanted_match (
      post_id uuid primary key references wanted_post,
      matched_at timestamptz not null,
      sellers_fit integer not null check (sellers_fit >= 0),
      sets_found integer not null check (sets_found >= 0),
      sellers integer,
      total_minor bigint,
      ready_on date,
      most_quantity integer not null check (most_quantity >= 0),
      check ((sets_found = 0) = (total_minor is null)),
      check ((total_minor is null) = (ready_on is null and sellers is null))
    );

    -- An enterprise that fits a post: she is told once, and may read it from then on where it is private.
    create table wanted_fit (
      post_id uuid not null references wanted_post,
      enterprise_id uuid not null references enterprise,
      since timestamptz not null,
      told_at timestamptz,
      primary key (post_id, enterprise_id)
    );
    create index wanted_fit_enterprise on wanted_fit (enterprise_id, post_id);
  `.execute(db);
}

async function forgetWords(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is erased looks for nothing any more, and leaves no words behind.
    create function forget_wanted_posts() returns trigger language plpgsql as $$
    begin
      insert into wanted_post_event (post_id, from_state, to_state, at)
        select id, state, 'withdrawn', now() from wanted_post where account_id = new.id and state = 'open';
      update wanted_post_event e set before = null from wanted_post p where p.id = e.post_id and p.account_id = new.id;
      update wanted_post set quality = '', delivery_place = '',
        state = case state when 'open' then 'withdrawn' else state end where account_id = new.id;
      return null;
    end $$;
    create trigger account_erased_wanted after update of email on account
      for each row when (new.email = new.id || '@erased.invalid') execute function forget_wanted_posts();
  `.execute(db);
}
