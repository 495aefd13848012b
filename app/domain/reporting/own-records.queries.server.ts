import { sql } from 'kysely';
import type { Member } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

export type OwnGroup = {
  id: string;
  name: string;
  kind: 'savings' | 'shares' | 'rotating';
  role: string;
  joinedOn: string;
  leftOn: string | null;
  currency: string;
  /** What she has saved in it, minor units. */
  savedMinor: number;
  /** What she owes it, minor units; loans from elsewhere are not of the group. */
  owedMinor: number;
  /** Members now, and what all of them have saved, minor units. */
  members: number;
  groupSavedMinor: number;
};

/** The actor's own groups, the current ones first: her part of the books, and the group's totals. */
export async function ownGroups(db: Db, actor: Member): Promise<OwnGroup[]> {
  const { rows } = await sql<OwnGroup>`
    with mine as (
      select distinct on (s.group_id) s.group_id, s.role, s.joined_on, s.left_on
      from membership s where s.member_id = ${actor.memberId}::uuid
      order by s.group_id, s.joined_on desc
    )
    select g.id, g.name, g.kind, m.role, m.joined_on, m.left_on, b.currency,
      coalesce(own.saved_minor, 0) as saved_minor, coalesce(own.owed_minor, 0) as owed_minor,
      (select count(distinct o.member_id)::int from open_membership o where o.group_id = g.id) as members,
      coalesce((select -sum(l.balance_minor)::bigint from ledger_balance l
        where l.group_id = g.id and l.kind = 'member_savings'), 0) as group_saved_minor
    from mine m
    join self_help_group g on g.id = m.group_id
    join branch b on b.id = g.branch_id
    left join lateral (
      select -sum(l.balance_minor) filter (where l.kind = 'member_savings')::bigint as saved_minor,
        sum(l.balance_minor) filter (where l.kind = 'loan_receivable')::bigint as owed_minor
      from ledger_balance l where l.member_id = ${actor.memberId}::uuid and l.group_id = g.id
    ) own on true
    order by m.left_on desc nulls first, m.joined_on desc
  `.execute(db);
  return rows;
}

export type OwnMeeting = {
  meetingId: string;
  group: string;
  heldOn: string;
  currency: string;
  mark: 'present' | 'late' | 'absent' | 'excused' | null;
  /** What she put in (> 0) or took out (< 0), minor units. */
  savedMinor: number;
  /** A figure of hers was corrected later. */
  corrected: boolean;
};

const PAGE = 26;

/** A page of the held meetings that the actor was expected at, newest first, with her mark and savings. */
export async function ownMeetings(
  db: Db,
  actor: Member,
  cursor: { heldOn: string; meetingId: string } | null,
): Promise<{ rows: OwnMeeting[]; next: { heldOn: string; meetingId: string } | null }> {
  const { rows } = await sql<OwnMeeting>`
    with expected as (
      select m.id, m.scheduled_on, m.held_on, m.group_id
      from membership s
      join meeting m on m.group_id = s.group_id and m.held_on >= s.joined_on
        and (s.left_on is null or m.held_on < s.left_on)
      where s.member_id = ${actor.memberId}::uuid
        and (${cursor?.heldOn ?? null}::date is null
          or (m.held_on, m.id) < (${cursor?.heldOn ?? null}::date, ${cursor?.meetingId ?? null}::uuid))
      order by m.held_on desc, m.id desc limit ${PAGE + 1}
    )
    select e.id as meeting_id, g.name as "group", e.held_on, b.currency, a.mark,
      coalesce(s.saved_minor, 0) as saved_minor, coalesce(s.corrected, false) or coalesce(a.corrected, false) as corrected
    from expected e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    left join lateral (
      select max(mark) filter (where reversed_in is null) as mark, bool_or(reversed_in is not null) as corrected
      from attendance_mark where meeting_id = e.id and meeting_on = e.scheduled_on and member_id = ${actor.memberId}::uuid
    ) a on true
    left join lateral (
      select sum(amount_minor) filter (where reversed_in is null)::bigint as saved_minor,
        bool_or(reversed_in is not null) as corrected
      from saving where meeting_id = e.id and meeting_on = e.scheduled_on and member_id = ${actor.memberId}::uuid
    ) s on true
    order by e.held_on desc, e.id desc
  `.execute(db);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const next = rows.length > PAGE && last ? { heldOn: last.heldOn, meetingId: last.meetingId } : null;
  return { rows: page, next };
}
