import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await searches(db);
  await matches(db);
  await forget(db);
}

async function searches(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A search that somebody keeps, to be told of what is new in it. asked: what the address of /offers asks. The columns
    -- behind it are what that means, in the terms of search_document; what is null narrows nothing. form_id names the form
    -- that saved it: a form sent twice saves once.
    create table saved_search (
      id uuid primary key,
      account_id uuid not null references account,
      form_id uuid not null,
      name text not null check (length(name) between 1 and 80),
      asked text not null check (length(asked) <= 2000),
      paused boolean not null default false,
      saved_at timestamptz not null,
      told_at timestamptz,
      -- product: offers of saved_search_product that say all of rest; text: offers that say all of rest; all: any offer.
      through text not null check (through in ('product', 'text', 'all')),
      rest text[] not null default '{}',
      rest_query tsquery generated always as (case when rest <> '{}' then search_all_query(rest) end) stored,
      categories text[],
      country char(2),
      district_key text,
      dimension text,
      currency char(3),
      price_to double precision,
      by_day date,
      quantity double precision,
      factor integer,
      delivery smallint,
      verified date,
      unique (account_id, form_id),
      check (through <> 'text' or rest <> '{}')
    );
    create index saved_search_account on saved_search (account_id, id desc);
    create index saved_search_text on saved_search (through) where through <> 'product' and not paused;

    create table saved_search_product (
      product_type text not null references product_type,
      search_id uuid not null references saved_search on delete cascade,
      primary key (product_type, search_id)
    );
    create index saved_search_product_search on saved_search_product (search_id);
  `.execute(db);
}

async function matches(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- An offer that came to the market after the search was saved and fits it: found once, told once.
    create table saved_search_match (
      search_id uuid not null references saved_search on delete cascade,
      offer_id uuid not null references offer on delete cascade,
      found_at timestamptz not null,
      told_at timestamptz,
      primary key (search_id, offer_id)
    );
    create index saved_search_match_offer on saved_search_match (offer_id);
    create index saved_search_match_untold on saved_search_match (search_id) where told_at is null;
  `.execute(db);
}

async function forget(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is erased leaves no searches behind.
    create function forget_saved_searches() returns trigger language plpgsql as $$
    begin
      delete from saved_search where account_id = new.id;
      return null;
    end $$;
    create trigger account_erased_searches after update of email on account
      for each row when (new.email = new.id || '@erased.invalid') execute function forget_saved_searches();
  `.execute(db);
}
