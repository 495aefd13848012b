import { sql, type Kysely } from 'kysely';

/** Samples of suppliers for which nobody acts here: staff write down what they answer, and a text tells them what is asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sample_event
      add column by_staff boolean not null default false,
      add constraint sample_event_by_staff check (side = 'seller' or not by_staff);

    -- One event writes once to an address without an account, as it does to an account.
    create unique index message_event_address on message (event_id, channel, address)
      where account_id is null and event_id is not null;
  `.execute(db);
}
