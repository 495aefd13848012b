import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What members of a group buy together of one offer. closes_on is the last day to join, in the branch's time zone. Nothing is
    -- taken from the offer's supply before the order is placed.
    create table group_purchase (
      id uuid primary key,
      form_id uuid not null,
      group_id uuid not null references self_help_group,
      offer_id uuid not null references offer,
      opened_by uuid not null references account,
      opened_at timestamptz not null,
      closes_on date not null,
      delivery_method text not null check (delivery_method in ('pickup', 'delivery')),
      delivery_place text not null default '' check (length(delivery_place) <= 500),
      note text not null default '' check (length(note) <= 500),
      state text not null default 'open' check (state in ('open', 'ordered', 'cancelled', 'lapsed')),
      order_id uuid unique references purchase_order,
      closed_at timestamptz,
      version integer not null default 1,
      unique (opened_by, form_id),
      check ((state = 'ordered') = (order_id is not null)),
      check ((state = 'open') = (closed_at is null)),
      check (delivery_method = 'pickup' or delivery_place <> '')
    );
    create index group_purchase_group on group_purchase (group_id, id desc);
    create index group_purchase_offer on group_purchase (offer_id);
    create index group_purchase_open on group_purchase (closes_on) where state = 'open';

    -- What happened to it, in order. Prices are those of one unit before and after, in minor units; the account is who did it,
    -- the member whose share it was.
    create table group_purchase_event (
      id bigint generated always as identity primary key,
      purchase_id uuid not null references group_purchase,
      kind text not null check (kind in ('opened', 'joined', 'changed', 'confirmed', 'left', 'left_out', 'ordered',
        'cancelled', 'lapsed')),
      member_id uuid references member,
      account_id uuid references account,
      quantity_before integer,
      quantity_after integer,
      price_before_minor bigint,
      price_after_minor bigint,
      reason text not null default '' check (length(reason) <= 500),
      at timestamptz not null
    );
    create index group_purchase_event_purchase on group_purchase_event (purchase_id, id);

    -- One member's part. entered_by and agreed_by are accounts: her own, or that of who wrote it down for her. She agrees to a
    -- price of one unit up to highest_price_minor; a price above it asks for her word again. agreed_event_id: what she has seen.
    create table group_purchase_share (
      purchase_id uuid not null references group_purchase,
      member_id uuid not null references member,
      quantity integer not null check (quantity > 0),
      state text not null default 'in' check (state in ('in', 'left', 'left_out')),
      entered_by uuid not null references account,
      entered_at timestamptz not null,
      highest_price_minor bigint check (highest_price_minor > 0),
      agreed_price_minor bigint check (agreed_price_minor <= highest_price_minor),
      agreed_by uuid references account,
      agreed_at timestamptz,
      agreed_event_id bigint references group_purchase_event,
      primary key (purchase_id, member_id),
      check (num_nulls(highest_price_minor, agreed_price_minor, agreed_by, agreed_at, agreed_event_id) in (0, 5))
    );
    create index group_purchase_share_member on group_purchase_share (member_id);

    -- Who of the buyers takes how much of an order, and pays what of it.
    create table purchase_order_allocation (
      order_id uuid not null references purchase_order,
      member_id uuid not null references member,
      quantity integer not null check (quantity > 0),
      amount_minor bigint not null check (amount_minor >= 0),
      primary key (order_id, member_id)
    );
    create index purchase_order_allocation_member on purchase_order_allocation (member_id);

    -- Allocations sum to their order, in units and in money, whenever a transaction ends.
    create function allocations_must_sum() returns trigger language plpgsql as $$
    declare
      target uuid;
      whole boolean;
    begin
      if tg_op = 'DELETE' then target := old.order_id; else target := new.order_id; end if;
      select a.quantity is null or (a.amount = o.total_minor and a.quantity = l.quantity) into whole
      from purchase_order o,
        lateral (select sum(quantity) as quantity, sum(amount_minor) as amount from purchase_order_allocation
          where order_id = o.id) a,
        lateral (select sum(quantity) as quantity from purchase_order_line where order_id = o.id) l
      where o.id = target;
      if not whole then
        raise exception 'the allocations of order % do not sum to it', target using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger purchase_order_allocation_sums after insert or update or delete on purchase_order_allocation
      deferrable initially deferred for each row execute function allocations_must_sum();
  `.execute(db);
}
