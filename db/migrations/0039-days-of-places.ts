import { sql, type Kysely } from 'kysely';

/** A day begins where people live: in Villupuram five and a half hours before it does in UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function today_in(timezone text, at timestamptz default now()) returns date
      language sql stable parallel safe as $$ select (at at time zone timezone)::date $$;
    -- The latest day that has begun anywhere (UTC+14): for what belongs to no place.
    create function today_anywhere() returns date
      language sql stable parallel safe as $$ select today_in('Etc/GMT-14') $$;

    -- Memberships that are open today where the group is.
    create view open_membership as
      select m.*
      from membership m
      join self_help_group g on g.id = m.group_id
      join branch b on b.id = g.branch_id
      where m.joined_on <= today_in(b.timezone) and (m.left_on is null or m.left_on > today_in(b.timezone));

    -- A supplier belongs to no branch, and is vetted from a day that has begun anywhere.
    create or replace view market_offer as
      select o.id, o.code, o.product_type, t.category, e.country, o.currency, o.price_minor, o.published_at as listed_at,
        o.title, o.description, o.language, o.unit, o.min_quantity, e.id as enterprise_id, e.district,
        public_enterprise_name(e.name, e.kind, e.country, e.hides_name) as enterprise
      from offer o
      join product_type t on t.code = o.product_type
      join enterprise e on e.id = o.enterprise_id
      left join enterprise_standing s on s.enterprise_id = e.id
      where o.state = 'live' and (case when e.kind = 'supplier' then e.vetted_on <= today_anywhere()
        else s.outcome in ('eligible', 'at_risk') end) is true;
  `.execute(db);
}
