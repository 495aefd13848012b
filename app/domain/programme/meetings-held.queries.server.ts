import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

export type HeldOrNot = {
  id: string;
  scheduledOn: string;
  heldOn: string | null;
  status: 'held' | 'missed' | 'cancelled';
  /** Members expected, without the excused, and how many of them came; the words of rule G3. */
  expected: number;
  attended: number;
  savedMinor: number;
  cashCloseCountedMinor: number | null;
  /** What should be in the box by what it held at the opening and the books since; null where the opening is not known. */
  cashCloseComputedMinor: number | null;
};

/** What was in the box at the latest meeting at which it was counted, of meetings with the latest first; null without one. */
export function lastCount(meetings: readonly HeldOrNot[]): { on: string; minor: number } | null {
  for (const { heldOn, cashCloseCountedMinor: minor } of meetings) {
    if (heldOn !== null && minor !== null) return { on: heldOn, minor };
  }
  return null;
}

/**
 * A group's meetings from a day on ('YYYY-MM-DD'), the latest first: who was expected and came, what was saved, and the
 * cash box counted and computed (G7: a loan between two meetings belongs to the later one). Whose group it may be was
 * asked before.
 */
export async function meetingsSince(db: Db, groupId: string, from: string): Promise<HeldOrNot[]> {
  const { rows } = await sql<HeldOrNot>`
    with met as materialized (
      select *, lag(held_on) over (order by held_on, scheduled_on) as held_before
      from meeting where group_id = ${groupId} and scheduled_on > ${from}::date - 62
    ), came as (
      select t.id, count(*) filter (where a.mark is distinct from 'excused')::int as expected,
        count(*) filter (where a.mark in ('present', 'late'))::int as attended
      from met t
      join membership s on s.group_id = ${groupId} and s.joined_on <= t.held_on and (s.left_on is null or s.left_on > t.held_on)
      left join attendance_mark a on a.meeting_id = t.id and a.meeting_on = t.scheduled_on and a.member_id = s.member_id
        and a.meeting_on > ${from}::date and a.reversed_in is null
      where t.held_on is not null and t.scheduled_on > ${from}::date group by t.id
    ), saved as (
      select t.id, sum(v.amount_minor)::bigint as minor
      from met t join saving v on v.meeting_id = t.id and v.meeting_on = t.scheduled_on and v.meeting_on > ${from}::date
        and v.reversed_in is null
      group by t.id
    ), cash as (
      select l.effective_on, sum(l.amount_minor) as minor
      from ledger_account a join ledger_line l on l.account_id = a.id
      where a.group_id = ${groupId} and a.kind = 'cash_box' and l.effective_on > ${from}::date - 62
      group by l.effective_on
    )
    select t.id, t.scheduled_on, t.held_on, t.status, coalesce(c.expected, 0) as expected,
      coalesce(c.attended, 0) as attended, coalesce(s.minor, 0)::bigint as saved_minor, t.cash_close_counted_minor,
      (t.cash_open_minor + (select coalesce(sum(minor), 0) from cash
        where effective_on <= t.held_on and (t.held_before is null or effective_on > t.held_before)))::bigint
        as cash_close_computed_minor
    from met t left join came c on c.id = t.id left join saved s on s.id = t.id
    where t.scheduled_on > ${from}::date
    order by t.scheduled_on desc
  `.execute(db);
  return rows;
}
