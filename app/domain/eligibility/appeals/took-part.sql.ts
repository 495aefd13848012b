import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * The condition that an officer took part in what an appeal `a` against a decision `d` is about: filed it, visited or
 * approved the visit that the decision rests on, asked for, approved or refused a waiver of the enterprise, had a hand in a
 * suspension of it, or kept records of it, in the year before the appeal. `officer` is the account's id.
 */
export function tookPart(officer: string): RawBuilder<SqlBool> {
  const account = sql`${officer}::uuid`;
  const name = sql`(select display_name from account where id = ${account})`;
  return sql<SqlBool>`(
    a.filed_by = ${account}
    or exists (
      select from (select visitor, approver from vetting_visit v
        where v.enterprise_id = a.enterprise_id and v.visited_on <= d.as_of order by v.visited_on desc limit 1) as visit
      where lower(${name}) in (lower(visit.visitor), lower(visit.approver)))
    or exists (select from visit_sheet t where t.enterprise_id = a.enterprise_id
      and ${account} in (t.visitor_id, t.approver_id) and t.created_at > a.filed_at - interval '1 year')
    or exists (select from waiver_request r where r.enterprise_id = a.enterprise_id
      and ${account} in (r.requested_by, r.decided_by) and r.requested_at > a.filed_at - interval '1 year')
    or exists (select from suspension s where s.enterprise_id = a.enterprise_id
      and (${account} in (s.proposed_by, s.decided_by, s.lift_proposed_by, s.lifted_by) or exists (
        select from refused_lifting r where r.suspension_id = s.id and ${account} in (r.proposed_by, r.refused_by)))
      and s.proposed_at > a.filed_at - interval '1 year')
    or exists (select from desk_recording k where k.enterprise_id = a.enterprise_id and k.account_id = ${account}
      and k.recorded_at > a.filed_at - interval '1 year')
  )`;
}
