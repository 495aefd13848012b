import type { Reach } from './scope.sql';
import type { Step } from './steps';
/**
 * What the groups' meetings show. `judged_meetings`: one row a group. `judged_attendance`: one row a member expected in
 * the window, excused meetings left out.
 */
export const meetings = ({ after, upTo }: Reach): readonly Step[] => [
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
    table: 'judged_deposit',
    query: `
    select s.meeting_id, s.member_id
    from judged_held h
    join saving s on s.meeting_id = h.meeting_id and s.meeting_on = h.scheduled_on and s.reversed_in is null
        and s.meeting_on > '${after}' and s.meeting_on <= '${upTo}'
    group by s.meeting_id, s.member_id
    having sum(s.amount_minor) > 0`,
  },
  {
    table: 'judged_attendance',
    query: `
    select h.group_id, ms.member_id,
      count(*) as expected,
      count(*) filter (where a.mark in ('present', 'late')) as attended,
      count(d.member_id) as deposited,
      count(d.member_id) filter (where a.mark in ('present', 'late')) as attended_with_deposit
    from judged_held h
    join membership ms on ms.group_id = h.group_id
      and ms.joined_on <= h.held_on and (ms.left_on is null or ms.left_on > h.held_on)
    left join attendance_mark a
      on a.meeting_id = h.meeting_id and a.meeting_on = h.scheduled_on and a.member_id = ms.member_id
        and a.meeting_on > '${after}' and a.meeting_on <= '${upTo}' and a.reversed_in is null
    left join judged_deposit d on d.meeting_id = h.meeting_id and d.member_id = ms.member_id
    where a.mark is distinct from 'excused'
    group by h.group_id, ms.member_id`,
  },
];
