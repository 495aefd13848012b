import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;

    -- uuid version 7 for rows that are made by set-based SQL; newId() makes the same for those made by code.
    create function new_id() returns uuid language sql volatile parallel safe as $$
      select encode(
        set_bit(set_bit(
          overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
    $$;

    create table outbox_event (
      id bigint generated always as identity primary key,
      name text not null,
      payload jsonb not null,
      created_at timestamptz not null default now(),
      handled_at timestamptz
    );
    create index outbox_event_waiting on outbox_event (id) where handled_at is null;

    create table audit_log (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      account_id uuid,
      import_id bigint,
      table_name text not null,
      record_id text not null,
      old_value jsonb,
      new_value jsonb,
      reason text
    );
    create index audit_log_record on audit_log (table_name, record_id, id);

    create table rate_limit (
      bucket text not null,
      window_start timestamptz not null,
      count integer not null,
      primary key (bucket, window_start)
    );

    create table category (
      code text primary key,
      parent text references category,
      icon text not null,
      names jsonb not null,
      position integer not null
    );
    create table unit (
      code text primary key,
      dimension text not null,
      base_factor integer not null check (base_factor > 0),
      names jsonb not null,
      position integer not null
    );
    create table product_type (
      code text primary key,
      category text not null references category,
      side text not null check (side in ('good', 'service', 'input')),
      unit text not null references unit,
      hs_heading text,
      icon text not null,
      names jsonb not null,
      position integer not null
    );
    create index product_type_category on product_type (category);
    create table product_term (
      product_type text not null references product_type on delete cascade,
      language text not null,
      term text not null,
      primary key (product_type, language, term)
    );
  `.execute(db);
}
