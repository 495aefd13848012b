import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

export type GroupMember = {
  memberId: string;
  code: string;
  name: string;
  role: string;
  joinedOn: string;
  leftOn: string | null;
  linked: boolean;
};

export type GroupMeeting = {
  scheduledOn: string;
  heldOn: string | null;
  status: 'held' | 'missed' | 'cancelled';
  present: number;
  marked: number;
  savedMinor: number;
  cashOpenMinor: number | null;
  cashCloseCountedMinor: number | null;
};

export type GroupEnterprise = { id: string; code: string; name: string; standing: string };

export type GroupView = {
  id: string;
  code: string;
  name: string;
  kind: 'savings' | 'shares' | 'rotating';
  branch: string;
  country: string;
  currency: string;
  formedOn: string;
  closedOn: string | null;
  /** Balances of the group's books in minor units: what is in the box, what members have saved, what is lent out. */
  cashMinor: number;
  savingsMinor: number;
  loansMinor: number;
  members: GroupMember[];
  enterprises: GroupEnterprise[];
  /** The latest meetings, newest first. */
  meetings: GroupMeeting[];
};

const MEETINGS_SHOWN = 26;

type GroupFacts = Omit<GroupView, 'members' | 'enterprises' | 'meetings'>;

/** A group of the staff's branches with its members, enterprises, latest meetings and balances; undefined for others. */
export async function groupView(db: Db, staff: Staff, groupId: string): Promise<GroupView | undefined> {
  const facts = await sql<GroupFacts>`
    select g.id, g.code, g.name, g.kind, g.formed_on, g.closed_on, b.name as branch, b.country, b.currency,
      coalesce(l.cash_minor, 0) as cash_minor, coalesce(l.savings_minor, 0) as savings_minor,
      coalesce(l.loans_minor, 0) as loans_minor
    from self_help_group g join branch b on b.id = g.branch_id
    left join lateral (
      select sum(balance_minor) filter (where kind = 'cash_box')::bigint as cash_minor,
        -sum(balance_minor) filter (where kind = 'member_savings')::bigint as savings_minor,
        sum(balance_minor) filter (where kind = 'loan_receivable')::bigint as loans_minor
      from ledger_balance where group_id = g.id
    ) l on true
    where g.id = ${groupId} and ${staffMay(staff, 'read_register', { branch: 'b.id', group: 'g.id' })}
  `.execute(db);
  const [group] = facts.rows;
  if (!group) return undefined;
  const [members, enterprises, meetings] = await Promise.all([
    groupMembers(db, groupId),
    groupEnterprises(db, groupId),
    latestMeetings(db, groupId),
  ]);
  return { ...group, members, enterprises, meetings };
}

async function groupMembers(db: Db, groupId: string): Promise<GroupMember[]> {
  const { rows } = await sql<GroupMember>`
    select m.id as member_id, m.code, m.display_name as name, s.role, s.joined_on, s.left_on,
      exists (select from account a where a.member_id = m.id) as linked
    from membership s join member m on m.id = s.member_id
    where s.group_id = ${groupId}
    order by s.left_on nulls first, m.code
    limit 200
  `.execute(db);
  return rows;
}

async function groupEnterprises(db: Db, groupId: string): Promise<GroupEnterprise[]> {
  const { rows } = await sql<GroupEnterprise>`
    select e.id, e.code, e.name, coalesce(s.outcome, 'not_judged') as standing
    from enterprise e left join enterprise_standing s on s.enterprise_id = e.id
    where e.group_id = ${groupId} order by e.code limit 200
  `.execute(db);
  return rows;
}

async function latestMeetings(db: Db, groupId: string): Promise<GroupMeeting[]> {
  const { rows } = await sql<GroupMeeting>`
    with latest as (
      select * from meeting where group_id = ${groupId} order by scheduled_on desc limit ${MEETINGS_SHOWN}
    )
    select t.scheduled_on, t.held_on, t.status, t.cash_open_minor, t.cash_close_counted_minor,
      coalesce(a.present, 0) as present, coalesce(a.marked, 0) as marked, coalesce(s.saved_minor, 0) as saved_minor
    from latest t
    left join lateral (
      select count(*) filter (where mark in ('present', 'late'))::int as present, count(*)::int as marked
      from attendance_mark where meeting_id = t.id and meeting_on = t.scheduled_on and reversed_in is null
    ) a on true
    left join lateral (
      select sum(amount_minor)::bigint as saved_minor from saving
      where meeting_id = t.id and meeting_on = t.scheduled_on and reversed_in is null
    ) s on true
    order by t.scheduled_on desc
  `.execute(db);
  return rows;
}
