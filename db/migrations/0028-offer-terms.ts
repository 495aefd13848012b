import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- How far an offer's goods go: fetched at the pickup place alone, brought within the seller's district, or in her country.
    -- Every offer could be ordered with delivery till now.
    alter table offer add column delivery_range text not null default 'country'
      check (delivery_range in ('pickup', 'district', 'country'));

    -- What one unit costs from a quantity on, in minor units of the offer's currency; below the first it is the offer's price.
    create table offer_price_tier (
      offer_id uuid not null references offer on delete cascade,
      from_quantity integer not null check (from_quantity > 1),
      price_minor bigint not null check (price_minor > 0),
      primary key (offer_id, from_quantity)
    );

    -- At most five, and each cheaper than what comes before it. Looked at when the transaction ends, so that a price and its
    -- tiers can be changed in any order.
    create function offer_prices_must_fall() returns trigger language plpgsql as $$
    declare
      target uuid;
      fall boolean;
    begin
      if tg_table_name = 'offer' then target := new.id; else target := new.offer_id; end if;
      select count(*) <= 5 and coalesce(bool_and(price_minor < before), true) into fall from (
        select t.price_minor, coalesce(lag(t.price_minor) over (order by t.from_quantity), o.price_minor, 0) as before
        from offer_price_tier t join offer o on o.id = t.offer_id where t.offer_id = target
      ) tier;
      if not fall then
        raise exception 'offer %: five price tiers at most, each cheaper than the one before', target
          using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger offer_price_tier_falls after insert or update on offer_price_tier
      deferrable initially deferred for each row execute function offer_prices_must_fall();
    create constraint trigger offer_price_above_tiers after update of price_minor on offer
      deferrable initially deferred for each row when (old.price_minor is distinct from new.price_minor)
      execute function offer_prices_must_fall();
  `.execute(db);
}
