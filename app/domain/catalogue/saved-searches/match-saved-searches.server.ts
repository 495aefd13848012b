import type { Pool } from 'pg';
import type { Clock } from '~/platform/clock';

/**
 * Offers as the index has them, held against every search at once: those of a product type are joined to the searches for
 * it, and only searches for words alone, or for anything, are looked through. The conditions are those of
 * search/postgres/narrowing.sql.ts.
 */
const MATCH = `
  with listed as materialized (
    select d.*, o.enterprise_id, today_in(d.zone, $2::timestamptz) as today
    from search_document d join offer o on o.id = d.id
    where d.id = any($1::uuid[])
  ), candidate as (
    select p.search_id, d.id from listed d join saved_search_product p on p.product_type = d.product_type
    union all
    select s.id, d.id from saved_search s cross join listed d where s.through <> 'product' and not s.paused
  )
  insert into saved_search_match (search_id, offer_id, found_at)
  select s.id, d.id, $2
  from candidate c
  join saved_search s on s.id = c.search_id
  join listed d on d.id = c.id
  cross join lateral (select case
    when s.quantity is null then d.min_quantity::bigint
    when s.factor is null then ceil(s.quantity)::bigint
    else ceil(s.quantity * s.factor / d.unit_factor - 1e-9)::bigint end as needed) r
  where not s.paused and d.listed_at > s.saved_at
    and (s.rest_query is null or d.words @@ s.rest_query)
    and (s.categories is null or d.category = any(s.categories))
    and (s.country is null or d.country = s.country)
    and (s.district_key is null or d.district_key = s.district_key)
    and (s.dimension is null or d.dimension = s.dimension)
    and (s.currency is null or d.currency = s.currency)
    and (s.price_to is null or d.base_price <= s.price_to)
    and (s.delivery is null or d.delivery >= s.delivery)
    and (s.verified is null or d.verified_on <= s.verified)
    and (s.by_day is null or search_supply_by(d.stock, d.weekly_capacity, d.lead_days, d.busy_on, d.busy, d.today,
      s.by_day) >= r.needed)
    and (s.quantity is null or (r.needed >= d.min_quantity and search_supply_by(d.stock, d.weekly_capacity, d.lead_days,
      d.busy_on, d.busy, d.today, null) >= r.needed))
    and not exists (
      select from enterprise_account own where own.enterprise_id = d.enterprise_id and own.account_id = s.account_id)
  order by s.id, d.id
  on conflict do nothing`;

/**
 * Notes for which saved searches these offers are new: those that came to the market after the search was saved, fit it,
 * and are not of the searcher's own enterprise. To be called when the index has taken the offers in; twice does no harm.
 * Returns how many it found.
 */
export async function matchSavedSearches(
  { pool }: { pool: Pool },
  ids: readonly string[],
  clock: Clock,
): Promise<number> {
  if (ids.length === 0) return 0;
  const { rowCount } = await pool.query({
    name: 'match-saved-searches',
    text: MATCH,
    values: [ids, clock.now()],
  });
  return rowCount ?? 0;
}
