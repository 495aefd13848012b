import { sql } from 'kysely';
import type { JudgementScope } from './scope.sql';
import type { Step } from './steps';
/**
 * What the groups' meetings show. `judged_meetings`: one row a group. `judged_attendance`: one row a member expected in
 * the window, excused meetings left out.
 */
export const meetings = ({ reach: { after, upTo } }: JudgementScope): readonly Step[] => [
  {
    table: 'judged_meetings',
    query: `
    select g.group_id,
      min(m.held_on) filter (where m.held_on <= g.as_of) as first_held_on,
      max(m.held_on) filter (where m.held_on <= g.as_of) as last_held_on,
      count(*) filter (where m.held_on <= g.as_of) as held_ever,
      count(*) filter (where m.status = 'held' and in_window) as held,
      count(*) filter (where m.status in ('held', 'missed') and in_window) as scheduled
    from judged_group g
    join meeting m on m.group_id = g.group_id
    cross join lateral (select m.scheduled_on > g.window_after and m.scheduled_on <= g.as_of) as w(in_window)
    group by g.group_id`,
  },
  {
    table: 'judged_held',
    query: `
    select g.group_id, m.id as meeting_id, m.scheduled_on, m.held_on
    from judged_group g
    join meeting m on m.group_id = g.group_id
    where m.status = 'held' and m.scheduled_on > g.window_after and m.scheduled_on <= g.as_of`,
  },
  {
    table: 'judged_attendance',
    query: sql`
    with noted as (
      select h.group_id, h.meeting_id, ms.member_id, true as belongs, null::text as mark, null::bigint as saved
      from (select distinct group_id from judged_held) g
      cross join lateral (select * from membership where group_id = g.group_id offset 0) ms
      join judged_held h on h.group_id = g.group_id
        and ms.joined_on <= h.held_on and (ms.left_on is null or ms.left_on > h.held_on)
      union all
      select h.group_id, h.meeting_id, a.member_id, false, a.mark, null
      from judged_held h
      join attendance_mark a on a.meeting_id = h.meeting_id and a.meeting_on = h.scheduled_on
        and a.meeting_on > ${after}::date and a.meeting_on <= ${upTo}::date and a.reversed_in is null
      union all
      select h.group_id, h.meeting_id, s.member_id, false, null, s.amount_minor
      from judged_held h
      join saving s on s.meeting_id = h.meeting_id and s.meeting_on = h.scheduled_on and s.reversed_in is null
        and s.meeting_on > ${after}::date and s.meeting_on <= ${upTo}::date
    ), sheet as (
      select group_id, member_id, count(*) filter (where belongs) as expected,
        bool_or(mark in ('present', 'late')) is true as attended, bool_or(mark = 'excused') is true as excused,
        (sum(saved) > 0) is true as deposited
      from noted
      group by meeting_id, group_id, member_id
    )
    select group_id, member_id,
      sum(expected)::bigint as expected,
      coalesce(sum(expected) filter (where attended), 0)::bigint as attended,
      coalesce(sum(expected) filter (where deposited), 0)::bigint as deposited,
      coalesce(sum(expected) filter (where deposited and attended), 0)::bigint as attended_with_deposit
    from sheet
    where expected > 0 and not excused
    group by group_id, member_id`,
  },
];
