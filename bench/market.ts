import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { countries, enterpriseWords, writing } from './words';

const SEED = 4;
const OFFERS_OF_AN_ENTERPRISE = 5;

/**
 * Fills an empty, migrated database, as its owner, with so many live offers of eligible enterprises: every product type in turn, prices, dates and words
 * by a seeded draw, titles in the languages of the seller's country. The same number makes the same market.
 */
export async function fillMarket(owner: Db, offers: number): Promise<void> {
  const enterprises = Math.ceil(offers / OFFERS_OF_AN_ENTERPRISE);
  await owner.connection().execute(async (db) => {
    await sql.raw(DRAW).execute(db);
    for (const statement of statements(enterprises, offers)) await statement.execute(db);
  });
}

/** draw(n, what, most): a number from 0 to most - 1, always the same for the same n and what; one_of: such a word. */
const DRAW = `
  create function pg_temp.draw(n bigint, what text, most int) returns int language sql immutable as
    $$ select (abs(hashtextextended(what || n, ${SEED}) % most))::int $$;
  create function pg_temp.one_of(words jsonb, n bigint, what text) returns text language sql immutable as
    $$ select words ->> pg_temp.draw(n, what, jsonb_array_length(words)) $$;
  create function pg_temp.id_of(kind text, n bigint) returns uuid language sql immutable as
    $$ select overlay(overlay(md5(kind || n) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid $$;`;

function statements(enterprises: number, offers: number) {
  const places = JSON.stringify(countries);
  return [
    sql`
      create temporary table place as
      select place - 1 as place, value ->> 'code' as country, value ->> 'currency' as currency,
        value ->> 'timeZone' as timezone, value -> 'languages' as languages, value -> 'districts' as districts
      from jsonb_array_elements(${places}::jsonb) with ordinality s (value, place)`,
    sql`
      insert into branch (id, code, name, country, timezone, currency)
      select pg_temp.id_of('branch', place), 'BB-' || country, districts ->> 0, country, timezone, currency from place`,
    sql`
      insert into self_help_group (id, code, branch_id, name, kind, formed_on)
      select pg_temp.id_of('group', place), 'BG-' || country, pg_temp.id_of('branch', place), 'Bench', 'savings', '2024-01-01'
      from place`,
    sql`
      insert into enterprise (id, code, name, kind, group_id, country, district, started_on, pickup_place, payout_method)
      select pg_temp.id_of('enterprise', n), 'BE-' || n,
        pg_temp.one_of(${JSON.stringify(enterpriseWords.first)}::jsonb, n, 'first') || ' '
          || pg_temp.one_of(${JSON.stringify(enterpriseWords.second)}::jsonb, n, 'second') || ' ' || n % 100,
        'individual', pg_temp.id_of('group', place), country, pg_temp.one_of(districts, n, 'district'), '2025-01-01',
        'Market square', 'cash'
      from generate_series(1, ${enterprises}::int) n join place on place = n % ${countries.length}`,
    sql`
      with decided as (
        insert into eligibility_decision (enterprise_id, rule_set_version, thresholds, as_of, outcome)
        select id, (select version from rule_set limit 1), 'enter', current_date, 'eligible' from enterprise
        returning id, enterprise_id
      )
      insert into enterprise_standing (enterprise_id, decision_id, outcome, eligible_since, decided_at)
      select enterprise_id, id, 'eligible', current_date - 100, now() from decided`,
    sql`
      create temporary table kind_of_product as
      select row_number() over (order by position) - 1 as number, code, unit, names from product_type`,
    sql`
      insert into offer (id, code, enterprise_id, product_type, title, description, language, unit, price_minor, currency,
        min_quantity, quantity_step, stock, stock_stated, lead_time_days, state, published_at)
      select pg_temp.id_of('offer', n), 'BO-' || n, pg_temp.id_of('enterprise', seller), t.code,
        pg_temp.one_of(w -> 'before', n, 'before') || ' ' || coalesce(t.names ->> language, t.names ->> 'en') || ' '
          || pg_temp.one_of(w -> 'after', n, 'after'),
        pg_temp.one_of(w -> 'sentences', n, 'one') || ' ' || pg_temp.one_of(w -> 'sentences', n, 'two'), language, t.unit,
        100 * (20 + pg_temp.draw(n, 'price', 4000)), p.currency, 1 + pg_temp.draw(n, 'least', 5), 1, 1000000, 1000000,
        pg_temp.draw(n, 'days', 14), 'live', now() - pg_temp.draw(n, 'hours', 17000) * interval '1 hour' - n * interval '1 ms'
      from generate_series(1, ${offers}::int) n
      cross join lateral (select n % ${enterprises}::int + 1 as seller) s
      join place p on p.place = s.seller % ${countries.length}
      join kind_of_product t on t.number = pg_temp.draw(n, 'type', (select count(*)::int from kind_of_product))
      cross join lateral (select pg_temp.one_of(p.languages, n, 'language') as language) l
      cross join lateral (select ${JSON.stringify(writing)}::jsonb -> language as w) words
      order by n`,
    sql.raw('analyze'),
    sql.raw('select refresh_search_statistics()'),
  ];
}
