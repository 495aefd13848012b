import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';

/** Accounts as the register of waivers names them: a second of the same name is told apart by her address. */
const named = (one: string, other: string) =>
  `case when ${one}.display_name = ${other}.display_name
    then ${one}.display_name || ' (' || coalesce(${one}.email, ${one}.phone) || ')' else ${one}.display_name end`;

/**
 * Writes approved requests into the register of waivers, a row for each enterprise and rule: for a branch also those that
 * joined it after the approval. What stands there already, of the same rule and day, stays.
 */
export async function coverByBlanketWaivers(tx: Tx, enterpriseIds: readonly string[] | 'all'): Promise<void> {
  const ids = enterpriseIds === 'all' ? null : enterpriseIds;
  await sql`
    insert into waiver (id, enterprise_id, rule, granted_on, expires_on, granted_by, approved_by, reason_code, reason,
      request_id)
    select new_id(), e.id, rule.name, r.from_on, r.until_on, ${sql.raw(named('asked', 'approved'))},
      approved.display_name, r.reason_code, r.reason, r.id
    from waiver_request r
    join self_help_group g on g.branch_id = r.branch_id and (r.group_ids is null or g.id = any(r.group_ids))
    join enterprise e on e.group_id = g.id
    join account asked on asked.id = r.requested_by
    join account approved on approved.id = r.decided_by
    cross join unnest(r.rules) as rule(name)
    where r.state = 'approved' and r.branch_id is not null and r.until_on > current_date - 1
      and (${ids}::uuid[] is null or e.id = any(${ids}::uuid[]))
      and not exists (select from waiver w where w.enterprise_id = e.id and w.rule = rule.name and w.granted_on = r.from_on)
    order by e.id, rule.name
    on conflict (enterprise_id, rule, granted_on) do nothing
  `.execute(tx);
}
