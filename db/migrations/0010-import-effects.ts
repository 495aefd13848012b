import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What the registers last said of an offer. Orders and the seller change the offer itself, so a file says something
    -- new only where it differs from what it said before.
    create table imported_offer (
      offer_id uuid primary key references offer on delete cascade,
      told jsonb not null
    );

    -- The enterprises whose records an import touched, for whoever judges them anew.
    create table register_import_enterprise (
      import_id bigint not null references register_import on delete cascade,
      enterprise_id uuid not null references enterprise,
      primary key (import_id, enterprise_id)
    );
  `.execute(db);
}
