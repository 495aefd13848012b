import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where a district lies: the middle of it, in degrees. name_key is its name as search_fold makes it; a district that is
    -- written in several ways has a row for each.
    create table place (
      country char(2) not null,
      name_key text not null check (name_key <> ''),
      name text not null,
      latitude double precision not null check (latitude between -90 and 90),
      longitude double precision not null check (longitude between -180 and 180),
      primary key (country, name_key)
    );

    -- Metres along the surface between two places given in degrees (haversine; the mean radius of IUGG, 6,371,008.8 m).
    create function distance_m(from_latitude double precision, from_longitude double precision,
      to_latitude double precision, to_longitude double precision) returns double precision
      language sql immutable strict parallel safe as $$
      select 2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians(to_latitude - from_latitude) / 2) ^ 2
        + cos(radians(from_latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - from_longitude) / 2) ^ 2)))
    $$;

    -- Who acts for a supplier, which has no members.
    create table supplier_account (
      enterprise_id uuid not null references enterprise,
      account_id uuid not null references account,
      added_by uuid references account,
      added_at timestamptz not null default now(),
      primary key (enterprise_id, account_id)
    );
    create index supplier_account_account on supplier_account (account_id);

    -- The accounts that act for an enterprise: those of its owners, and those of a supplier.
    create view enterprise_account as
      select w.enterprise_id, a.id as account_id
      from enterprise_owner w join account a on a.member_id = w.member_id
      union all
      select enterprise_id, account_id from supplier_account;
  `.execute(db);
}
