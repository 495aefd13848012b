import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await documents(db);
  await supply(db);
}

/**
 * What narrows and sorts, beside the words: where, for how much by the base unit, what can be supplied. The index is
 * derived: what it holds is made anew by the first worker that finds `stale`.
 */
async function documents(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table search_document
      add district text not null default '',
      add district_key text not null default '',
      add dimension text not null default 'count',
      add unit_factor integer not null default 1,
      -- Minor units for one base unit of the dimension; bands are those of search/price-bands.ts.
      add base_price double precision not null default 0,
      add price_band smallint not null default 0,
      add min_quantity integer not null default 1,
      -- Supply as it is promised from: it does not age. busy: units promised already, by the Monday of their week.
      add stock integer not null default 0,
      add weekly_capacity integer not null default 0,
      add lead_days integer not null default 0,
      add busy_on date[],
      add busy integer[],
      add zone text not null default 'UTC',
      -- About when the smallest order can be ready: days from today out of stock, days after the week it is made in
      -- begins; in what order candidates for the soonest are looked at.
      add made boolean not null default false,
      add ready_days integer not null default 0,
      -- 0 fetched, 1 brought within the district, 2 within the country.
      add delivery smallint not null default 2,
      add verified_on date,
      add latitude double precision,
      add longitude double precision;

    drop index search_document_price;
    drop index search_document_country_price;
    create index search_document_price on search_document (currency, dimension, base_price, id);
    create index search_document_country_price on search_document (country, currency, dimension, base_price, id);
    create index search_document_category_price on search_document (category, currency, dimension, base_price, id);
    create index search_document_type_price on search_document (product_type, currency, dimension, base_price, id);
    create index search_document_district on search_document (district_key desc, listed_at desc, id desc);
    -- All one way, so that a range of one country comes in the order of the answer without being sorted.
    drop index search_document_country;
    create index search_document_country on search_document (country desc, listed_at desc, id desc);
    create index search_document_soonest on search_document (made, ready_days, id);

    -- Districts that offers are from, with where they lie, for the nearest.
    create table search_district (
      country char(2) not null,
      district_key text not null,
      latitude double precision not null,
      longitude double precision not null,
      primary key (country, district_key)
    );

    alter table search_state add stale boolean not null default false;
    update search_state set stale = exists (select from search_document);
  `.execute(db);
}

/** app/domain/catalogue/promise-date.ts, in SQL; tests/search/supply.test.ts holds the two together. */
async function supply(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Units of the weeks from this Monday on that are promised already, of each week no more than it has.
    create function search_taken(capacity integer, busy_on date[], busy integer[], monday date, weeks integer)
      returns bigint language sql immutable parallel safe as $$
      select coalesce(sum(least(capacity, quantity)), 0)
      from unnest(busy_on, busy) as promised (week_on, quantity)
      where week_on >= monday and week_on < monday + 7 * weeks
    $$;

    -- The first Monday after a day: this week, part of it gone, is not counted.
    create function search_monday(today date) returns date language sql immutable parallel safe as
      $$ select today + 8 - extract(isodow from today)::integer $$;

    -- How many whole weeks what is made can be made in, to be ready by the day: the lead time begins on their Sunday.
    create function search_weeks(today date, lead integer, by date) returns integer language sql immutable parallel safe as $$
      select case when by is null then 26
        else greatest(0, least(26, (by - lead - 6 - search_monday(today) + 7000007) / 7 - 1000000)) end
    $$;

    -- Units that can be supplied by a day; null asks for the whole horizon of 26 weeks.
    create function search_supply_by(stock integer, capacity integer, lead integer, busy_on date[], busy integer[],
      today date, by date) returns bigint language sql immutable parallel safe as $$
      select case
        when today + lead > by then 0
        when capacity = 0 then stock
        when busy_on is null then stock + capacity::bigint * search_weeks(today, lead, by)
        else stock + capacity::bigint * search_weeks(today, lead, by)
          - search_taken(capacity, busy_on, busy, search_monday(today), search_weeks(today, lead, by))
      end
    $$;

    create function search_ready_around(stock integer, capacity integer, lead integer, busy_on date[], busy integer[],
      today date, needed bigint) returns integer language sql immutable parallel safe as $$
      select search_monday(today) - today + 6 + lead + 7 * (min(weeks) - 1) from generate_series(1, 26) weeks
      where stock + capacity::bigint * weeks - search_taken(capacity, busy_on, busy, search_monday(today), weeks) >= needed
    $$;
    -- Days from today until so many units can be ready; null where stock and horizon do not hold them.
    create function search_ready_in(stock integer, capacity integer, lead integer, busy_on date[], busy integer[],
      today date, needed bigint) returns integer language sql immutable parallel safe as $$
      select case
        when needed <= stock then lead
        when capacity = 0 then null
        when busy_on is not null then search_ready_around(stock, capacity, lead, busy_on, busy, today, needed)
        when needed - stock > 26 * capacity::bigint then null
        else search_monday(today) - today + 6 + lead + 7 * ((needed - stock - 1) / capacity)::integer
      end
    $$;
  `.execute(db);
}
