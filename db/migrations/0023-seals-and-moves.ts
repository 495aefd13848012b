import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A pair of keys of the site: with the public one a phone seals the numbers with which members sign a meeting that
    -- waits for a network; only the server opens them. Older pairs stay, for pages that a phone kept.
    create table seal_key (
      id uuid primary key,
      public_key text not null,
      private_key text not null,
      made_at timestamptz not null default now()
    );

    -- A planned session that is moved keeps where it was: {sessionOn, startsAt, place, trainer}.
    alter table training_session_event drop constraint training_session_event_what_check;
    alter table training_session_event add constraint training_session_event_what_check
      check (what in ('planned', 'moved', 'attendance', 'correction', 'cancelled'));
    alter table training_session_event add column moved_from jsonb;
    alter table training_session_event add constraint training_session_event_moved
      check ((what = 'moved') = (moved_from is not null));
  `.execute(db);
}
