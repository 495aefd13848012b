import type { Step } from './steps';
/** Everything that counts as a space at the ends of a reason; PostgreSQL's own trim knows the common one only. */
const SPACES = String.raw`U&'\0009\000A\000B\000C\000D\0020\0085\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF'`;

/**
 * The judgement itself. `judged_line`: every rule of every enterprise in order, waivers applied, figures only where the
 * rule applies. `judged_finding`: what the lines come to.
 */
export const LINES: readonly Step[] = [
  {
    table: 'judged_line',
    query: `
    with line as (
      select enterprise_id, rule, verdict, numerator, denominator, null::uuid as member_id from judged_group_line
      union all
      select enterprise_id, rule, verdict, numerator, denominator, member_id from judged_member_line
      union all
      select enterprise_id, rule, verdict, null, null, null from judged_enterprise_line
    ), granted as (
      select distinct on (w.enterprise_id, w.rule) w.enterprise_id, w.rule, w.id
      from judged_enterprise e
      join judged_constant c on c.rule_set = e.rule_set
      join waiver w on w.enterprise_id = e.enterprise_id
      join judged_rule r on r.rule_set = e.rule_set and r.rule = w.rule and r.waivable
      where w.granted_on <= e.as_of and w.expires_on > e.as_of and w.expires_on - w.granted_on <= c.waiver_days
        and w.approved_by <> w.granted_by and length(btrim(w.reason, ${SPACES})) >= c.waiver_reason_length
      order by w.enterprise_id, w.rule, w.expires_on desc, w.granted_on desc
    ), judged as (
      select e.enterprise_id, e.is_group, e.as_of, e.thresholds, r.*,
        coalesce(l.verdict, 'no_data') as verdict, l.numerator, l.denominator, l.member_id
      from judged_enterprise e
      join judged_rule r on r.rule_set = e.rule_set
      left join line l on l.enterprise_id = e.enterprise_id and l.rule = r.rule
    )
    select j.enterprise_id, j.rule, j.position,
      case when g.id is not null then 'waived' else j.verdict end as verdict,
      case when j.verdict <> 'not_applicable' then j.numerator end as numerator,
      case when j.verdict <> 'not_applicable' then j.denominator end as denominator,
      case when j.is_group and j.rule in ('M1', 'M6') then 'signatories ' || j.denominator
        else j.unit || ' ' || case j.thresholds when 'enter' then j.enter else j.keep end end as threshold,
      (j.as_of - make_interval(months => j.window_months))::date as window_after,
      j.member_id, g.id as waiver_id
    from judged j
    left join granted g on g.enterprise_id = j.enterprise_id and g.rule = j.rule and j.verdict in ('fail', 'no_data')`,
  },
  {
    table: 'judged_finding',
    query: `
    select enterprise_id,
      case when bool_or(verdict = 'fail') then 'fails' when bool_or(verdict = 'no_data') then 'lacks_data'
        else 'holds' end as finding
    from judged_line
    group by enterprise_id`,
  },
];
