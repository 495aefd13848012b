import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await consents(db);
  await hiddenNames(db);
  await erasure(db);
}

async function consents(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table consent drop constraint if exists consent_purpose_check;
    alter table consent add constraint consent_purpose_check
      check (purpose in ('member_record', 'outside_credit', 'public_name'));
    -- Given on paper where she has no account: then the member of staff who saw it is recorded_by.
    alter table consent alter column account_id drop not null;
    alter table consent add column if not exists recorded_by uuid references account;
    alter table consent add constraint consent_has_person check (account_id is not null or member_id is not null);
    create index consent_member on consent (member_id, purpose);
  `.execute(db);
}

async function hiddenNames(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- An owner withdrew her consent to be named: the public sees initials and district, whatever the country's default.
    alter table enterprise add column hides_name boolean not null default false;
    create function public_enterprise_name(name text, kind text, country text, hides_name boolean) returns text
      language sql immutable parallel safe as $$
      select public_enterprise_name(name, kind, case when hides_name then 'AF' else country end)
    $$;
    create or replace view market_offer as
      select o.id, o.code, o.product_type, t.category, e.country, o.currency, o.price_minor, o.published_at as listed_at,
        o.title, o.description, o.language, o.unit, o.min_quantity, e.id as enterprise_id, e.district,
        public_enterprise_name(e.name, e.kind, e.country, e.hides_name) as enterprise
      from offer o
      join product_type t on t.code = o.product_type
      join enterprise e on e.id = o.enterprise_id
      left join enterprise_standing s on s.enterprise_id = e.id
      where o.state = 'live' and (case when e.kind = 'supplier' then e.vetted_on <= current_date
        else s.outcome in ('eligible', 'at_risk') end) is true;
  `.execute(db);
}

async function erasure(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Her name, phone and birth year are gone; the code stays as the pseudonym under which the books go on.
    alter table member add column erased_at timestamptz;

    create table erasure_request (
      id uuid primary key,
      member_id uuid not null references member,
      requested_by uuid not null references account,
      requested_at timestamptz not null,
      state text not null default 'requested' check (state in ('requested', 'refused', 'done', 'withdrawn')),
      decided_by uuid references account check (decided_by <> requested_by),
      decided_at timestamptz,
      reason text check (length(reason) between 1 and 2000),
      check ((state in ('refused', 'done')) = (decided_by is not null)),
      check (state <> 'refused' or reason is not null)
    );
    create unique index erasure_request_open on erasure_request (member_id) where state = 'requested';
    create index erasure_request_waiting on erasure_request (requested_at) where state = 'requested';

    alter table enterprise add column erased_at timestamptz;

    -- An approved visit never changes, but for what tells who she was when erase_person, and nobody else, takes it out.
    create or replace function approved_visit_is_fixed() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and current_setting('step_four.erasing', true) = 'on'
          and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return new;
      end if;
      raise exception 'an approved visit never changes: record a correction' using errcode = 'restrict_violation';
    end $$;

    -- Takes everything that tells who she was out of the records; amounts, dates and marks stay under her code. Runs with
    -- the owner's rights, because the audit log is closed to the application, and only for a request that a second person
    -- granted. Returns the photos whose files must go.
    create function erase_person(request uuid) returns setof uuid
      language plpgsql security definer set search_path = public set step_four.erasing = 'on' as $$
    declare
      person uuid;
      owned uuid[];
      account_of uuid;
      said constant text := '(erased at her request)';
    begin
      select member_id into person from erasure_request where id = request and state = 'done' and decided_by <> requested_by;
      if person is null then
        raise exception 'no granted request %', request using errcode = 'restrict_violation';
      end if;
      select id into account_of from account where member_id = person;
      select coalesce(array_agg(e.id), '{}') into owned from enterprise e join enterprise_owner w on w.enterprise_id = e.id
        where w.member_id = person and e.kind = 'individual'
          and not exists (select from enterprise_owner o where o.enterprise_id = e.id and o.member_id <> person);

      return query select p.id from visit_photo p join visit_sheet v on v.id = p.sheet_id
        where v.enterprise_id = any (owned);
      return query delete from offer_photo p using offer o
        where o.id = p.offer_id and o.enterprise_id = any (owned) returning p.id;
      insert into offer_event (offer_id, from_state, to_state, reason)
        select id, state, 'withdrawn', 'erased' from offer where enterprise_id = any (owned) and state <> 'withdrawn';
      update offer set title = case when title is not null then code end, description = '', state = 'withdrawn',
        paused_by = null, publish_when_eligible = false where enterprise_id = any (owned);
      update imported_offer i set told = '{}' from offer o where o.id = i.offer_id and o.enterprise_id = any (owned);
      update purchase_order_line l set title = o.code from offer o
        where o.id = l.offer_id and o.enterprise_id = any (owned);
      update enterprise set name = code, pickup_place = null, contact_phone = null, status = 'closed', hides_name = true,
        erased_at = now() where id = any (owned);
      update member set display_name = code, phone = null, birth_year = birth_year / 10 * 10, identity_seen_on = null,
        consent_withdrawn_on = coalesce(consent_withdrawn_on, current_date), erased_at = now() where id = person;
      update audit_log set old_value = null, new_value = null
        where (table_name, record_id) = ('member', person::text)
          or (table_name = 'enterprise' and record_id = any (owned::text[]));
      update certificate set name = (select code from member where id = person),
        withdrawn_on = coalesce(withdrawn_on, current_date) where member_id = person;
      update loan_request set purpose = '–' where member_id = person;
      update credit_referral set purpose = '–' where member_id = person;
      update loan_write_off set reason = '–' where loan_id in (select id from loan where member_id = person);
      update appeal set words = '–', answer = case when answer is not null then '–' end where member_id = person;
      update suspension set reason = said, lift_reason = case when lift_reason is not null then said end
        where enterprise_id = any (owned);
      update waiver set reason = said where enterprise_id = any (owned);
      update waiver_request set reason = said where enterprise_id = any (owned);
      delete from visit_photo p using visit_sheet v where v.id = p.sheet_id and v.enterprise_id = any (owned);
      update visit_sheet set place = '', remark = '', returned_reason = null, answers = '{}'
        where enterprise_id = any (owned);
      update member_pin_event set reason = null where member_id = person;
      delete from member_pin where member_id = person;
      delete from member_invitation where member_id = person;
      if account_of is not null then
        delete from message where account_id = account_of;
        delete from account_session where account_id = account_of;
        update account set member_id = null, phone = null, email = id || '@erased.invalid', display_name = '–',
          organisation = null, password_hash = '-', disabled_at = coalesce(disabled_at, now()) where id = account_of;
      end if;
    end $$;
    revoke all on function erase_person(uuid) from public;
  `.execute(db);
}
