import { sql, type RawBuilder } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';

/** Writes an approved request into the register of waivers, for the enterprise or for all of the branch that it covers. */
export async function coverByWaiver(tx: Tx, requestId: string): Promise<void> {
  await cover(
    tx,
    sql`waiver_request r
      cross join lateral (
        select e.id from enterprise e where e.id = r.enterprise_id
        union all
        select e.id from self_help_group g join enterprise e on e.group_id = g.id
        where g.branch_id = r.branch_id and (r.group_ids is null or g.id = any(r.group_ids))
      ) as e(id)`,
    sql`r.id = ${requestId}::uuid`,
  );
}

/**
 * The same for enterprises that joined a branch or group, or are new, while a waiver of all its enterprises stands. Those
 * that are covered already stay as they are.
 */
export async function coverNewcomers(tx: Tx, enterpriseIds: readonly string[] | 'all', clock: Clock): Promise<void> {
  const concerned = enterpriseIds === 'all' ? sql`true` : sql`e.id = any(${enterpriseIds}::uuid[])`;
  await cover(
    tx,
    sql`waiver_request r
      join self_help_group g on g.branch_id = r.branch_id and (r.group_ids is null or g.id = any(r.group_ids))
      join enterprise e on e.group_id = g.id`,
    sql`r.branch_id is not null and r.until_on >= ${today(clock)}::date and ${concerned}`,
  );
}

/**
 * A row for each enterprise and rule; what stands there of the same rule and day stays. Officers are named as the register
 * names them: the second of two of the same name is told apart by her address.
 */
async function cover(tx: Tx, from: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into waiver (id, enterprise_id, rule, granted_on, expires_on, granted_by, approved_by, reason_code, reason,
      request_id)
    select new_id(), e.id, rule.name, r.from_on, r.until_on, asked.display_name,
      case when asked.display_name = approved.display_name
        then approved.display_name || ' (' || coalesce(approved.email, approved.phone) || ')'
        else approved.display_name end,
      r.reason_code, r.reason, r.id
    from ${from}
    join account asked on asked.id = r.requested_by
    join account approved on approved.id = r.decided_by
    cross join unnest(r.rules) as rule(name)
    where r.state = 'approved' and ${where} and not exists (
      select from waiver w where w.enterprise_id = e.id and w.rule = rule.name and w.granted_on = r.from_on)
    order by e.id, rule.name
    on conflict (enterprise_id, rule, granted_on) do nothing
  `.execute(tx);
}
