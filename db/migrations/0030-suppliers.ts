import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await notes(db);
  await samples(db);
  await forgetWords(db);
}

async function notes(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What somebody wrote down about a supplier, for herself alone. form_id names the form that made it: a form sent twice
    -- makes one note.
    create table supplier_note (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      account_id uuid not null references account,
      form_id uuid not null,
      words text not null check (length(words) between 1 and 2000),
      version integer not null default 1,
      written_at timestamptz not null,
      changed_at timestamptz,
      unique (account_id, form_id)
    );
    create index supplier_note_account on supplier_note (account_id, enterprise_id, id desc);

    -- The directory by name.
    create index enterprise_supplier_name on enterprise (left(lower(name), 64), id)
      where kind = 'supplier' and status = 'active' and vetted_on is not null;
  `.execute(db);
}

async function samples(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence sample_request_number;

    -- A sample of what a supplier offers, asked for by an account. Title, unit and the like are the offer's when it was asked.
    create table sample_request (
      id uuid primary key,
      number text not null unique,
      account_id uuid not null references account,
      enterprise_id uuid not null references enterprise,
      offer_id uuid not null references offer,
      form_id uuid not null,
      product_type text not null references product_type,
      title text not null,
      language text not null,
      unit text not null references unit,
      quantity integer not null check (quantity between 1 and 1000),
      words text not null default '' check (length(words) <= 1000),
      place text not null check (length(place) <= 300),
      state text not null default 'asked'
        check (state in ('asked', 'promised', 'refused', 'sent', 'received', 'withdrawn')),
      version integer not null default 1,
      asked_at timestamptz not null,
      unique (account_id, form_id)
    );
    create index sample_request_account on sample_request (account_id, id desc);
    create index sample_request_enterprise on sample_request (enterprise_id, id desc);
    create index sample_request_waiting on sample_request (enterprise_id) where state in ('asked', 'promised');
    -- Nobody has two samples of one offer on their way.
    create unique index sample_request_open on sample_request (account_id, offer_id)
      where state in ('asked', 'promised', 'sent');

    create table sample_event (
      id bigint generated always as identity primary key,
      request_id uuid not null references sample_request,
      from_state text,
      to_state text not null,
      side text not null check (side in ('buyer', 'seller')),
      account_id uuid references account,
      words text not null default '' check (length(words) <= 1000),
      at timestamptz not null
    );
    create index sample_event_request on sample_event (request_id, id);
  `.execute(db);
}

async function forgetWords(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is erased asks for nothing any more, acts for no supplier, and leaves no words behind.
    create function forget_supplier_words() returns trigger language plpgsql as $$
    begin
      delete from supplier_note where account_id = new.id;
      delete from supplier_account where account_id = new.id;
      insert into sample_event (request_id, from_state, to_state, side, at)
        select id, state, 'withdrawn', 'buyer', now() from sample_request where account_id = new.id and state = 'asked';
      update sample_event set words = '' where account_id = new.id and words <> '';
      update sample_request set words = '', place = '',
        state = case state when 'asked' then 'withdrawn' else state end where account_id = new.id;
      return null;
    end $$;
    create trigger account_erased_supplier after update of email on account
      for each row when (new.email = new.id || '@erased.invalid') execute function forget_supplier_words();
  `.execute(db);
}
