import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { earlyWarnings, MONTHS_BEFORE, RECENT_MEETINGS, type MeetingTotals } from './early-warning';
import type { WarningFigures, WarningMeeting } from './group-warning';

const GROUPS_AT_ONCE = 1_000;
/** A group is warned of once until it is visited, and not again within so many days. */
const QUIET_DAYS = 60;

type GroupRow = { groupId: string; rotating: boolean; meetings: WarningMeeting[] };

/**
 * Looks at every open group's latest meetings and puts those whose attendance or savings fall on their trainers' list of
 * visits. Returns how many were put there; a second run puts nothing. Touches no verdict and no standing.
 */
export async function raiseGroupVisits(db: Db, clock: Clock): Promise<number> {
  const day = today(clock);
  let raised = 0;
  let after: string | null = null;
  for (;;) {
    const groups: GroupRow[] = await latestMeetings(db, day, after);
    const tasks = groups.flatMap((group) => taskOf(group, day) ?? []);
    if (tasks.length > 0) {
      const added = await db
        .insertInto('groupVisitTask')
        .values(tasks)
        .onConflict((row) => row.doNothing())
        .executeTakeFirst();
      raised += Number(added.numInsertedOrUpdatedRows);
    }
    if (groups.length < GROUPS_AT_ONCE) return raised;
    after = groups.at(-1)?.groupId ?? null;
  }
}

function taskOf({ groupId, rotating, meetings }: GroupRow, day: string) {
  const recent = totals(meetings.slice(-RECENT_MEETINGS));
  const before = totals(meetings.slice(0, -RECENT_MEETINGS));
  const reasons = earlyWarnings(recent, before, rotating);
  if (reasons.length === 0) return null;
  const figures: WarningFigures = { recent, before, meetings };
  return { id: newId(), groupId, raisedOn: day, reasons, figures: JSON.stringify(figures) };
}

function totals(meetings: WarningMeeting[]): MeetingTotals {
  const sum = (key: 'expected' | 'attended' | 'deposited' | 'savedMinor') =>
    meetings.reduce((total, meeting) => total + meeting[key], 0);
  return {
    meetings: meetings.length,
    expected: sum('expected'),
    attended: sum('attended'),
    deposited: sum('deposited'),
    savedMinor: sum('savedMinor'),
  };
}

/** The next groups by id that may be warned of, each with its last meetings and those of the months before them. */
async function latestMeetings(db: Db, day: string, after: string | null): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    with looked_at as (
      select g.id, g.kind = 'rotating' as rotating from self_help_group g
      where g.closed_on is null and (${after}::uuid is null or g.id > ${after}::uuid)
        and not exists (select from group_visit_task t where t.group_id = g.id
          and (t.state = 'open' or t.raised_on > ${day}::date - ${QUIET_DAYS}::int))
      order by g.id limit ${GROUPS_AT_ONCE}
    ), held as (
      select g.id as group_id, m.id as meeting_id, m.held_on, m.scheduled_on,
        row_number() over (partition by g.id order by m.held_on desc, m.scheduled_on desc) as newest
      from looked_at g
      join meeting m on m.group_id = g.id and m.held_on <= ${day}::date
        and m.held_on > ${day}::date - make_interval(months => ${2 * MONTHS_BEFORE})
    ), since as (
      select group_id, min(held_on) as day from held where newest <= ${RECENT_MEETINGS} group by group_id
    ), compared as (
      select h.* from held h join since s on s.group_id = h.group_id
      where h.newest <= ${RECENT_MEETINGS} or h.held_on > s.day - make_interval(months => ${MONTHS_BEFORE})
    ), deposit as (
      select c.meeting_id, s.member_id, sum(s.amount_minor)::bigint as amount
      from compared c
      join saving s on s.meeting_id = c.meeting_id and s.meeting_on = c.scheduled_on and s.reversed_in is null
      group by c.meeting_id, s.member_id
    ), saved as (
      select meeting_id, sum(amount)::bigint as amount from deposit where amount > 0 group by meeting_id
    ), went as (
      select c.group_id, c.meeting_id, c.held_on, c.scheduled_on,
        count(ms.member_id) filter (where a.mark is distinct from 'excused') as expected,
        count(*) filter (where a.mark in ('present', 'late')) as attended,
        count(*) filter (where d.amount > 0 and a.mark is distinct from 'excused') as deposited
      from compared c
      left join membership ms on ms.group_id = c.group_id and ms.joined_on <= c.held_on
        and (ms.left_on is null or ms.left_on > c.held_on)
      left join attendance_mark a on a.meeting_id = c.meeting_id and a.meeting_on = c.scheduled_on
        and a.member_id = ms.member_id and a.reversed_in is null
      left join deposit d on d.meeting_id = c.meeting_id and d.member_id = ms.member_id
      group by c.group_id, c.meeting_id, c.held_on, c.scheduled_on
    )
    select g.id as group_id, g.rotating, (
      select coalesce(jsonb_agg(jsonb_build_object('heldOn', w.held_on, 'expected', w.expected,
          'attended', w.attended, 'deposited', w.deposited, 'savedMinor', coalesce(s.amount, 0))
        order by w.held_on, w.scheduled_on), '[]')
      from went w left join saved s on s.meeting_id = w.meeting_id where w.group_id = g.id
    ) as meetings
    from looked_at g
    order by g.id
  `.execute(db);
  return rows;
}
