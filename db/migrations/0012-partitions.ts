import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const step of [setAside, programme, ledger, histories, triggers, partitions, carryOver, reading]) {
    await sql.raw(step).execute(db);
  }
}

const TABLES = [
  ...(['attendance_mark', 'saving', 'cash_movement', 'training_attendance', 'loan_payment'] as const),
  ...(['ledger_entry', 'ledger_line', 'eligibility_evidence', 'record_reading', 'audit_log'] as const),
] as const;

/** The whole tables wait in a schema of their own until their rows are carried over; their names become free. */
const setAside = `
  drop view ledger_balance;
  create schema whole;
  ${TABLES.map((table) => `alter table ${table} set schema whole;`).join('\n')}
`;

/** meeting_on is the day for which the meeting was scheduled: the two keys together hold it to that. */
const programme = `
  alter table meeting add unique (id, scheduled_on);

  create table attendance_mark (
    id bigint generated always as identity,
    meeting_id uuid not null,
    meeting_on date not null,
    member_id uuid not null references member,
    mark text not null check (mark in ('present', 'late', 'absent', 'excused')),
    import_id bigint,
    reversed_in bigint,
    primary key (id, meeting_on),
    foreign key (meeting_id, meeting_on) references meeting (id, scheduled_on) on update cascade
  ) partition by range (meeting_on);
  create unique index attendance_mark_current on attendance_mark (meeting_id, member_id, meeting_on)
    where reversed_in is null;
  create table saving (
    id bigint generated always as identity,
    meeting_id uuid not null,
    meeting_on date not null,
    member_id uuid not null references member,
    amount_minor bigint not null check (amount_minor <> 0),
    import_id bigint,
    reversed_in bigint,
    primary key (id, meeting_on),
    foreign key (meeting_id, meeting_on) references meeting (id, scheduled_on) on update cascade
  ) partition by range (meeting_on);
  create index saving_current on saving (meeting_id, member_id) include (amount_minor) where reversed_in is null;
  create table cash_movement (
    id bigint generated always as identity,
    meeting_id uuid not null,
    meeting_on date not null,
    kind text not null check (kind in ('fine', 'social_fund_in', 'social_fund_out', 'expense', 'bank_deposit',
      'bank_withdrawal', 'other_in', 'other_out')),
    amount_minor bigint not null check (amount_minor > 0),
    note text,
    import_id bigint,
    reversed_in bigint,
    primary key (id, meeting_on),
    foreign key (meeting_id, meeting_on) references meeting (id, scheduled_on) on update cascade
  ) partition by range (meeting_on);
  create index cash_movement_current on cash_movement (meeting_id) where reversed_in is null;

  create table training_attendance (
    id bigint generated always as identity,
    member_id uuid not null references member,
    module_id uuid not null references training_module,
    session_on date not null,
    minutes integer not null check (minutes >= 0),
    import_id bigint,
    reversed_in bigint,
    primary key (id, session_on)
  ) partition by range (session_on);
  create unique index training_attendance_current on training_attendance (member_id, module_id, session_on)
    include (minutes) where reversed_in is null;

  create table loan_payment (
    id bigint generated always as identity,
    loan_id uuid not null references loan,
    paid_on date not null,
    amount_minor bigint not null check (amount_minor > 0),
    import_id bigint,
    reversed_in bigint,
    primary key (id, paid_on)
  ) partition by range (paid_on);
  create index loan_payment_current on loan_payment (loan_id, paid_on) where reversed_in is null;
`;

/** A reversal counts on the day of what it takes back, so that the key of both keeps it to one. */
const ledger = `
  create table ledger_entry (
    id bigint generated always as identity,
    kind text not null,
    effective_on date not null,
    posted_at timestamptz not null default now(),
    meeting_id uuid references meeting,
    loan_id uuid references loan,
    import_id bigint,
    reverses_id bigint,
    reason text,
    primary key (id, effective_on),
    unique (reverses_id, effective_on),
    foreign key (reverses_id, effective_on) references ledger_entry (id, effective_on)
  ) partition by range (effective_on);
  create index ledger_entry_meeting on ledger_entry (meeting_id);
  create index ledger_entry_loan on ledger_entry (loan_id);

  create table ledger_line (
    entry_id bigint not null,
    effective_on date not null,
    account_id bigint not null references ledger_account,
    amount_minor bigint not null check (amount_minor <> 0),
    currency char(3) not null,
    primary key (entry_id, account_id, effective_on),
    foreign key (entry_id, effective_on) references ledger_entry (id, effective_on)
  ) partition by range (effective_on);
  create index ledger_line_account on ledger_line (account_id, effective_on) include (amount_minor);
`;

const histories = `
  create table eligibility_evidence (
    decision_id bigint not null references eligibility_decision on delete cascade,
    as_of date not null,
    rule text not null,
    verdict text not null check (verdict in ('pass', 'fail', 'no_data', 'not_applicable', 'waived')),
    numerator bigint,
    denominator bigint,
    threshold text,
    window_after date,
    member_id uuid references member,
    waiver_id uuid references waiver,
    primary key (decision_id, rule, as_of)
  ) partition by range (as_of);

  create table record_reading (
    id bigint generated always as identity,
    account_id uuid not null references account,
    member_id uuid not null references member,
    what text not null,
    at timestamptz not null default now(),
    primary key (id, at)
  ) partition by range (at);
  create index record_reading_member on record_reading (member_id, id);

  create table audit_log (
    id bigint generated always as identity,
    at timestamptz not null default now(),
    account_id uuid,
    import_id bigint,
    table_name text not null,
    record_id text not null,
    old_value jsonb,
    new_value jsonb,
    reason text,
    primary key (id, at)
  ) partition by range (at);
  create index audit_log_record on audit_log (table_name, record_id, id);
`;

/**
 * An entry is known by its number and day. The checks name the days that were written, so that they look into those
 * years alone. A statement that writes to one partition fires the triggers of that partition, which has the same ones.
 */
const triggers = `
  create or replace function ledger_line_must_balance() returns trigger language plpgsql as $$
  declare
    offender bigint;
    first_day date;
    last_day date;
  begin
    execute 'select entry_id from new_line group by entry_id, effective_on, currency having sum(amount_minor) <> 0 limit 1'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % does not balance', offender using errcode = 'check_violation';
    end if;
    execute 'select min(effective_on), max(effective_on) from new_line' into first_day, last_day;
    execute format('select entry_id from
        (select entry_id, effective_on, count(*) as lines from new_line group by entry_id, effective_on) written
        join (select l.entry_id, l.effective_on, count(*) as lines from ledger_line l
          where l.effective_on between %L and %L
            and (l.entry_id, l.effective_on) in (select entry_id, effective_on from new_line)
          group by l.entry_id, l.effective_on) standing using (entry_id, effective_on)
        where standing.lines <> written.lines limit 1', first_day, last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is sealed', offender using errcode = 'check_violation';
    end if;
    execute 'select n.entry_id from new_line n join ledger_account a on a.id = n.account_id
        where a.currency <> n.currency limit 1'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % mixes currencies in an account', offender using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger ledger_line_balanced after insert on ledger_line
    referencing new table as new_line for each statement execute function ledger_line_must_balance();
  create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_is_append_only();
  create trigger ledger_line_append_only before update or delete or truncate on ledger_line
    for each statement execute function ledger_is_append_only();
`;

/**
 * Partitions stand in the schema by_year, into which the application's role cannot look: it has rights on the parents
 * alone. Each table has one partition a year, one for whatever is older than the first, and one for whatever no other
 * takes, so that nothing is ever refused for its date.
 */
const partitions = `
  create schema by_year;
  create function make_partition(parent regclass, suffix text, bounds text) returns void language plpgsql as $$
  declare
    parent_name text := (select relname from pg_class where oid = parent);
    made text := format('by_year.%I', parent_name || '_' || suffix);
    definition text;
  begin
    execute format('create table %s partition of %s %s', made, parent, bounds);
    for definition in
      select pg_get_triggerdef(oid) from pg_trigger where tgrelid = parent and not tgisinternal and tgtype & 1 = 0
    loop
      execute replace(definition, format(' ON public.%I ', parent_name), format(' ON %s ', made));
    end loop;
  end $$;

  -- Makes what is missing for these years, for every partitioned table. A year whose rows lie in the default partition
  -- already stays there: that is told as a warning, and answered as not made.
  create function make_year_partitions(first_year integer, last_year integer) returns text[] language plpgsql as $$
  declare
    made text[] := '{}';
    parent record;
    the_year integer;
  begin
    for parent in
      select c.oid, c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      where c.relnamespace = 'public'::regnamespace order by c.relname
    loop
      for the_year in first_year..last_year loop
        continue when to_regclass(format('by_year.%I', parent.relname || '_' || the_year)) is not null;
        begin
          perform make_partition(parent.oid, the_year::text,
            format('for values from (%L) to (%L)', the_year || '-01-01 00:00+00', the_year + 1 || '-01-01 00:00+00'));
          made := made || (parent.relname || '_' || the_year);
        exception when check_violation then
          raise warning 'rows of % stay in %_default', the_year, parent.relname;
        end;
      end loop;
    end loop;
    return made;
  end $$;

  -- For the nightly job: the partitions of this year and the next.
  create function make_coming_partitions() returns text[]
    language sql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '10s' as $$
    select make_year_partitions(extract(year from now())::integer, extract(year from now())::integer + 1)
  $$;
  revoke all on function make_partition(regclass, text, text), make_year_partitions(integer, integer),
    make_coming_partitions() from public;

  do $$
  declare
    this_year integer := extract(year from now());
    parent text;
  begin
    foreach parent in array '{${TABLES.join(',')}}'::text[] loop
      perform make_partition(parent, 'earlier', format('for values from (minvalue) to (%L)', this_year - 3 || '-01-01 00:00+00'));
      perform make_partition(parent, 'default', 'default');
    end loop;
    perform make_year_partitions(this_year - 3, this_year + 1);
  end $$;
`;

const meetingRows = (table: string, columns: string) => `
  insert into ${table} (id, meeting_id, meeting_on, ${columns}, import_id, reversed_in) overriding system value
  select w.id, w.meeting_id, m.scheduled_on, ${columns}, w.import_id, w.reversed_in
  from whole.${table} w join meeting m on m.id = w.meeting_id;`;
const rows = (table: string, columns: string) =>
  `insert into ${table} (${columns}) overriding system value select ${columns} from whole.${table};`;

const carryOver = `
  ${meetingRows('attendance_mark', 'member_id, mark')}
  ${meetingRows('saving', 'member_id, amount_minor')}
  ${meetingRows('cash_movement', 'kind, amount_minor, note')}
  ${rows('training_attendance', 'id, member_id, module_id, session_on, minutes, import_id, reversed_in')}
  ${rows('loan_payment', 'id, loan_id, paid_on, amount_minor, import_id, reversed_in')}
  ${rows('ledger_entry', 'id, kind, effective_on, posted_at, meeting_id, loan_id, import_id, reverses_id, reason')}
  insert into ledger_line (entry_id, effective_on, account_id, amount_minor, currency)
    select w.entry_id, e.effective_on, w.account_id, w.amount_minor, w.currency
    from whole.ledger_line w join ledger_entry e on e.id = w.entry_id;
  insert into eligibility_evidence
      (decision_id, as_of, rule, verdict, numerator, denominator, threshold, window_after, member_id, waiver_id)
    select w.decision_id, d.as_of, w.rule, w.verdict, w.numerator, w.denominator, w.threshold, w.window_after,
      w.member_id, w.waiver_id
    from whole.eligibility_evidence w join eligibility_decision d on d.id = w.decision_id;
  ${rows('record_reading', 'id, account_id, member_id, what, at')}
  ${rows('audit_log', 'id, at, account_id, import_id, table_name, record_id, old_value, new_value, reason')}
  do $$
  declare counted text;
  begin
    for counted in select table_name from information_schema.columns where table_schema = 'whole' and is_identity = 'YES'
    loop
      execute format('select setval(pg_get_serial_sequence(%L, ''id''), last_value, is_called) from %s',
        counted, pg_get_serial_sequence('whole.' || counted, 'id'));
    end loop;
  end $$;
  drop schema whole cascade;
`;

/** Balances of lines, and names by their beginning, which one or two letters have no trigrams for. */
const reading = `
  -- What each branch held when it was counted last.
  create table branch_total (
    branch_id uuid primary key references branch,
    groups integer not null,
    members integer not null,
    enterprises integer not null,
    eligible integer not null,
    live_offers integer not null,
    counted_at timestamptz not null
  );
  create index self_help_group_beginning on self_help_group (lower(name) text_pattern_ops);
  create index member_beginning on member (lower(display_name) text_pattern_ops);
  create index enterprise_beginning on enterprise (lower(name) text_pattern_ops);

  create view ledger_balance as
    select a.id as account_id, a.branch_id, a.group_id, a.kind, a.member_id, a.loan_id, a.currency,
      coalesce(sum(l.amount_minor), 0)::bigint as balance_minor
    from ledger_account a left join ledger_line l on l.account_id = a.id
    group by a.id;
`;
