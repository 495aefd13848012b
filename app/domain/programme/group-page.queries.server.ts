import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { isMember, mayKeepGroup, mayReadBooks, mayReadGroup } from './group-access.server';
import type { GroupKind } from './group-facts.queries.server';
import { OFFICER_ROLES } from './officer-roles';

export type MemberOfGroup = {
  memberId: string;
  code: string;
  name: string;
  role: string;
  joinedOn: string;
  /** The term of her office, where it was written down. */
  officeFrom: string | null;
  officeUntil: string | null;
};

export type Goal = {
  id: string;
  words: string;
  setOn: string;
  dueOn: string;
  state: 'set' | 'reached' | 'dropped';
  outcome: string | null;
  outcomeOn: string | null;
};

export type GroupPage = {
  id: string;
  code: string;
  name: string;
  kind: GroupKind;
  branch: string;
  country: string;
  currency: string;
  formedOn: string;
  closedOn: string | null;
  noLendingResolutionOn: string | null;
  /** The day at the branch. */
  today: string;
  mayReadBooks: boolean;
  mayKeep: boolean;
  mayReadRegister: boolean;
  /** What the books hold, in minor units; money of other currencies than the branch's left out. */
  savingsMinor: number;
  loansMinor: number;
  cashMinor: number;
  bankMinor: number;
  socialFundMinor: number;
  /** Those who left and are still owed their savings. */
  owedToLeavers: number;
  /** The reader's own line, where she is a member. */
  own: { savedMinor: number; owesMinor: number } | null;
  terms: { version: number; rhythm: 'weekly' | 'fortnightly' | 'monthly'; weekday: number } | null;
  cycle: { number: number; fromOn: string; toOn: string } | null;
  /** The day the group itself planned for its next meeting. */
  plannedOn: string | null;
  /** The oldest meeting that was written down and is not signed, or was written down twice. */
  waitingSheet: { id: string; heldOn: string } | null;
  overdueLoans: number;
  members: MemberOfGroup[];
  /** Goals that are set, and what became of the latest others. */
  goals: Goal[];
  enterprises: { id: string; name: string; standing: string }[];
};

const COLUMNS = { branch: 'g.branch_id', group: 'g.id' };

/**
 * Everything that a group's page shows at a glance, but for what happened over time, in one statement. Undefined for who
 * may not see the group. `mayReadRegister`: the reader is staff of its registers.
 */
export async function groupPage(db: Db, actor: Actor, groupId: string, clock: Clock): Promise<GroupPage | undefined> {
  const { rows } = await sql<GroupPage>`
    with grp as materialized (
      select g.id, g.code, g.name, g.kind, b.name as branch, b.country, b.currency, g.formed_on, g.closed_on,
        g.no_lending_resolution_on, today_in(b.timezone, ${clock.now()}::timestamptz) as today,
        ${mayReadBooks(actor, COLUMNS)} as may_read_books, ${mayKeepGroup(actor, COLUMNS)} as may_keep,
        not ${isMember(actor, COLUMNS)} as may_read_register
      from self_help_group g join branch b on b.id = g.branch_id
      where g.id = ${groupId} and ${mayReadGroup(actor, COLUMNS)}
    ), balance as materialized (
      select a.kind, a.member_id, sum(l.amount_minor)::bigint as minor
      from grp join ledger_account a on a.group_id = grp.id and a.currency = grp.currency
        join ledger_line l on l.account_id = a.id
      where a.kind in ('member_savings', 'loan_receivable', 'cash_box', 'bank', 'social_fund')
      group by a.kind, a.member_id
    )
    select grp.*, held.*, own.line as own, terms.written as terms, cycle.open as cycle,
      (select planned_on from meeting_plan p where p.group_id = grp.id and p.ended_at is null) as planned_on,
      (select jsonb_build_object('id', w.id, 'heldOn', w.held_on) from meeting_sheet w
        where w.group_id = grp.id and w.state in ('unsigned', 'conflict') order by w.held_on, w.id limit 1) as waiting_sheet,
      late.loans as overdue_loans, people.members, aims.goals, trade.enterprises
    from grp
    cross join lateral (
      select coalesce(-sum(minor) filter (where kind = 'member_savings'), 0)::bigint as savings_minor,
        coalesce(sum(minor) filter (where kind = 'loan_receivable'), 0)::bigint as loans_minor,
        coalesce(sum(minor) filter (where kind = 'cash_box'), 0)::bigint as cash_minor,
        coalesce(sum(minor) filter (where kind = 'bank'), 0)::bigint as bank_minor,
        coalesce(-sum(minor) filter (where kind = 'social_fund'), 0)::bigint as social_fund_minor,
        count(*) filter (where kind = 'member_savings' and minor < 0 and not exists (
          select from membership s where s.group_id = grp.id and s.member_id = balance.member_id
            and (s.left_on is null or s.left_on > grp.today)))::int as owed_to_leavers
      from balance
    ) held
    left join lateral (
      select jsonb_build_object(
        'savedMinor', coalesce(-sum(minor) filter (where kind = 'member_savings'), 0),
        'owesMinor', coalesce(sum(minor) filter (where kind = 'loan_receivable'), 0)) as line
      from balance where member_id = ${actor.memberId}::uuid
    ) own on not grp.may_read_register
    left join lateral (
      select jsonb_build_object('version', version, 'rhythm', rhythm, 'weekday', weekday) as written
      from group_constitution where group_id = grp.id and from_on <= grp.today order by version desc limit 1
    ) terms on true
    left join lateral (
      select jsonb_build_object('number', number, 'fromOn', from_on, 'toOn', to_on) as open
      from group_cycle where group_id = grp.id and closed_on is null
    ) cycle on true
    cross join lateral (
      select count(*)::int as loans from loan l
      where l.group_id = grp.id and l.source = 'internal' and l.status in ('active', 'restructured')
        and (select sum(principal_due_minor + interest_due_minor) from loan_instalment i
            where i.loan_id = l.id and i.reversed_in is null and i.due_on < grp.today)
          > (select coalesce(sum(amount_minor), 0) from loan_payment p where p.loan_id = l.id and p.reversed_in is null)
    ) late
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('memberId', m.id, 'code', m.code, 'name', m.display_name,
          'role', s.role, 'joinedOn', s.joined_on, 'officeFrom', o.from_on, 'officeUntil', o.until_on)
        order by array_position(${[...OFFICER_ROLES]}::text[], s.role) nulls last, length(m.code), m.code), '[]') as members
      from membership s join member m on m.id = s.member_id
        left join group_office o on o.group_id = grp.id and o.member_id = m.id and o.role = s.role and o.ended_on is null
      where s.group_id = grp.id and s.joined_on <= grp.today and (s.left_on is null or s.left_on > grp.today)
    ) people
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'words', words, 'setOn', set_on, 'dueOn', due_on,
          'state', state, 'outcome', outcome, 'outcomeOn', outcome_on) order by state = 'set' desc, due_on), '[]') as goals
      from (select * from group_goal where group_id = grp.id order by state = 'set' desc, outcome_on desc limit 12) goal
    ) aims
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name,
          'standing', coalesce(st.outcome, 'not_judged')) order by e.code), '[]') as enterprises
      from enterprise e left join enterprise_standing st on st.enterprise_id = e.id where e.group_id = grp.id
    ) trade
  `.execute(db);
  return rows[0];
}
