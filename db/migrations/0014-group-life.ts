import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a group has resolved to hold by, from a day on. A version never changes; a change is the next version.
    -- contribution_minor: what each brings to a meeting; the price of a share where shares are bought (1 to 5 a meeting).
    create table group_constitution (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      version integer not null check (version > 0),
      from_on date not null,
      contribution_minor bigint not null check (contribution_minor > 0),
      social_fund_minor bigint not null check (social_fund_minor >= 0),
      rhythm text not null check (rhythm in ('weekly', 'fortnightly', 'monthly')),
      weekday smallint not null check (weekday between 1 and 7),
      loan_annual_percent numeric(6, 2) not null check (loan_annual_percent >= 0),
      loan_method text not null check (loan_method in ('flat', 'declining_equal_instalments', 'declining_equal_principal')),
      loan_period text not null check (loan_period in ('weekly', 'fortnightly', 'monthly')),
      loan_times_savings numeric(4, 1) not null check (loan_times_savings > 0),
      loan_longest_months smallint not null check (loan_longest_months between 1 and 60),
      quorum_percent smallint not null check (quorum_percent between 1 and 100),
      sign_offs smallint not null check (sign_offs between 1 and 10),
      -- [{ "reason": text, "amountMinor": integer }]
      fines jsonb not null default '[]' check (jsonb_typeof(fines) = 'array'),
      resolution text not null,
      recording_id bigint not null references desk_recording,
      unique (group_id, version)
    );

    -- Who holds an office of a group, and for how long. until_on is the day her term runs to, ended_on the first day on
    -- which she no longer held it. membership.role stays the current one.
    create table group_office (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      member_id uuid not null references member,
      role text not null check (role in ('president', 'secretary', 'treasurer', 'bookkeeper')),
      from_on date not null,
      until_on date check (until_on > from_on),
      ended_on date check (ended_on >= from_on),
      recording_id bigint not null references desk_recording
    );
    create unique index group_office_current on group_office (group_id, role) where ended_on is null;
    create index group_office_group on group_office (group_id, from_on);

    -- What a group has set itself, by when, and what became of it.
    create table group_goal (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      words text not null check (length(words) between 1 and 500),
      set_on date not null,
      due_on date not null,
      state text not null default 'set' check (state in ('set', 'reached', 'dropped')),
      outcome text check (length(outcome) between 1 and 1000),
      outcome_on date,
      version integer not null default 1,
      recording_id bigint not null references desk_recording,
      check ((state = 'set') = (outcome_on is null) and (state = 'set') = (outcome is null))
    );
    create index group_goal_group on group_goal (group_id, due_on);

    -- A cycle of saving ends with a share-out, one of a rotating group when everybody has had the pot. The start amounts
    -- are what the books held when it began, in minor units.
    create table group_cycle (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      number integer not null check (number > 0),
      from_on date not null,
      to_on date not null check (to_on > from_on),
      start_savings_minor bigint not null,
      start_social_fund_minor bigint not null,
      start_cash_minor bigint not null,
      closed_on date check (closed_on >= from_on),
      version integer not null default 1,
      recording_id bigint not null references desk_recording,
      unique (group_id, number)
    );
    create unique index group_cycle_open on group_cycle (group_id) where closed_on is null;

    -- Whose turn it is in a rotating group; the meeting at which she had the pot, once she had it.
    create table rotation_turn (
      id uuid primary key,
      cycle_id uuid not null references group_cycle,
      position integer not null check (position > 0),
      member_id uuid not null references member,
      meeting_id uuid references meeting,
      paid_on date,
      paid_minor bigint check (paid_minor > 0),
      recording_id bigint not null references desk_recording,
      unique (cycle_id, position) deferrable initially deferred,
      check ((paid_on is null) = (paid_minor is null))
    );
    create index rotation_turn_meeting on rotation_turn (meeting_id);

    -- A share-out: drawn up (the dry run that is read aloud), then done or dropped. Figures stand as they were drawn up.
    create table share_out (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      cycle_id uuid not null references group_cycle,
      meeting_id uuid not null references meeting,
      state text not null check (state in ('drawn_up', 'done', 'dropped')),
      social_fund text not null check (social_fund in ('carried_over', 'shared_equally')),
      figures jsonb not null,
      resolution text,
      drawn_up_at timestamptz not null,
      drawn_up_in bigint not null references desk_recording,
      done_in bigint references desk_recording,
      check ((state = 'done') = (done_in is not null))
    );
    create unique index share_out_drawn_up on share_out (cycle_id) where state = 'drawn_up';
    create unique index share_out_done on share_out (cycle_id) where state = 'done';

    -- An officer's word that the share-out as drawn up be done.
    create table share_out_word (
      share_out_id uuid not null references share_out,
      member_id uuid not null references member,
      account_id uuid not null references account,
      given_at timestamptz not null,
      primary key (share_out_id, member_id)
    );
  `.execute(db);
}
