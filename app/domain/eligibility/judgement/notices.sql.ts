import { sql } from 'kysely';
import { GRACE_DAYS, NOTICE_DAYS } from '../standing.states';
import type { Step } from './steps';

/**
 * `judged_notice`: what fails or lacks data of those who may sell by the records so far, each with its own days: a rule
 * that began to fail on another day than the first has its whole notice. `judged_withdrawn`: who fails M1 because an
 * owner who counts took her consent back, which needs no notice. `judged_hold`: whom a suspension holds at this moment.
 */
export const notices = (now: Date): readonly Step[] => [
  {
    table: 'judged_notice',
    query: `
    select l.enterprise_id, l.rule, l.verdict, n.verdict is distinct from l.verdict as new,
      case when n.verdict = l.verdict then n.since else e.as_of end as since,
      case when n.verdict = l.verdict then n.until
        else e.as_of + case l.verdict when 'fail' then ${NOTICE_DAYS} else ${GRACE_DAYS} end end as until
    from judged_line l
    join judged_enterprise e on e.enterprise_id = l.enterprise_id
    left join standing_notice n on n.enterprise_id = l.enterprise_id and n.rule = l.rule
    where e.standing in ('eligible', 'at_risk') and l.verdict in ('fail', 'no_data')`,
  },
  {
    table: 'judged_withdrawn',
    query: `
    select distinct l.enterprise_id
    from judged_line l
    join judged_owner o on o.enterprise_id = l.enterprise_id and (not o.is_group or o.signatory)
    join member m on m.id = o.member_id and m.consent_withdrawn_on <= o.as_of
    where l.rule = 'M1' and l.verdict = 'fail'`,
  },
  {
    table: 'judged_hold',
    query: sql`
    select s.enterprise_id, s.state
    from judged_enterprise e
    join suspension s on s.enterprise_id = e.enterprise_id
    where s.state = 'confirmed' or (s.state = 'proposed' and s.lapses_at > ${now}::timestamptz)`,
  },
];

/** Keeps the notices of those who are at risk, and drops all others of those judged. */
export const KEEP_NOTICES = `
  dropped_notice as (
    delete from standing_notice n
    using judged_decision d
    where n.enterprise_id = d.enterprise_id and not (d.by_records = 'at_risk'
      and exists (select from judged_notice j where j.enterprise_id = n.enterprise_id and j.rule = n.rule))
  ), kept_notice as (
    insert into standing_notice (enterprise_id, rule, verdict, since, until)
    select j.enterprise_id, j.rule, j.verdict, j.since, j.until
    from judged_notice j
    join judged_decision d on d.enterprise_id = j.enterprise_id
    where d.by_records = 'at_risk' and j.new
    order by j.enterprise_id, j.rule
    on conflict (enterprise_id, rule) do update
      set verdict = excluded.verdict, since = excluded.since, until = excluded.until, reminded_on = null
  )`;
