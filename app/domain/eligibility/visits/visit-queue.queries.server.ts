import { sql, type RawBuilder } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import { isDay } from '~/platform/day';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { VETTING_MONTHS } from '../suppliers/vet-supplier.server';
import { keepsSuppliersOf, mayVisit } from './visit-access.server';
import type { QueueKind, QueueRow, VisitQueue } from './visit-queue';

const PAGE_SIZE = 40;
/** How long before its end a vetting is to be renewed, and within how many days the rest is to be done. */
const RENEW_DAYS = 60;
const WARNING_DAYS = 14;
const DESK_DAYS = 7;

export type QueueFilter = { kind: QueueKind | null; branchId: string | null; cursor: string | null };

/**
 * Who is to be visited and which visits wait, what is due first on top: a trainer's groups, a manager's branch and the
 * suppliers of its country. `counts` are of everything there is, by kind.
 */
export async function visitQueue(
  db: Db,
  reader: StaffMember,
  { kind, branchId, cursor }: QueueFilter,
  clock: Clock,
): Promise<VisitQueue> {
  const due = dueVisits(reader, branchId, clock);
  const [dueAfter = null, idAfter = null] = cursor?.split(' ') ?? [];
  const isAfter = dueAfter && isDay(dueAfter) && idAfter && isId(idAfter);
  const after = isAfter ? sql`(due_on, id) > (${dueAfter}::date, ${idAfter}::uuid)` : sql`true`;
  const [page, counted] = await Promise.all([
    sql<QueueRow>`
      with due as (${due}) select * from due
      where (${kind}::text is null or kind = ${kind}) and ${after}
      order by due_on, id limit ${PAGE_SIZE + 1}
    `.execute(db),
    sql<{ kind: QueueKind; count: number }>`
      with due as (${due}) select kind, count(*)::int as count from due group by kind
    `.execute(db),
  ]);
  const rows = page.rows.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return {
    rows,
    next: page.rows.length > PAGE_SIZE && last ? `${last.dueOn} ${last.id}` : null,
    counts: Object.fromEntries(counted.rows.map((row) => [row.kind, row.count])),
  };
}

function dueVisits(reader: StaffMember, branchId: string | null, clock: Clock): RawBuilder<unknown> {
  const day = today(clock);
  const dayThere = sql`today_in(b.timezone, ${clock.now()}::timestamptz)`;
  const inBranch = sql`(${branchId}::uuid is null or g.branch_id = ${branchId}::uuid)`;
  const noOpenSheet = sql`not exists (select from visit_sheet s where s.enterprise_id = e.id
    and s.state in ('draft', 'submitted', 'returned'))`;
  return sql`
    select case v.state when 'draft' then 'begun' when 'submitted' then 'waiting' else 'returned' end as kind,
      case v.state when 'draft' then v.visited_on else v.updated_at::date + ${DESK_DAYS}::int end as due_on,
      v.id, e.name, e.kind = 'supplier' as is_supplier, coalesce(g.name, e.district) as place, v.visitor,
      v.visitor_id = ${reader.accountId}::uuid as is_mine, null::text[] as reasons
    from visit_sheet v
    join enterprise e on e.id = v.enterprise_id
    left join self_help_group g on g.id = e.group_id
    where v.state in ('draft', 'submitted', 'returned') and ${mayVisit(reader.staff, 'vet')} and ${inBranch}
    union all
    select case when latest.visited_on is null then 'first'
        when latest.outcome = 'fail' or latest.approver is null then 'again' else 'expiring' end,
      case when latest.visited_on is null then e.started_on
        when latest.outcome = 'fail' or latest.approver is null then latest.visited_on + 30
        else (latest.visited_on + make_interval(months => rules.visit_months))::date end,
      e.id, e.name, false, g.name, latest.visitor, false, null
    from enterprise e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    join (
      select c.country, (
        select (r.thresholds -> 'always' ->> 'visit_months')::int from rule_set r
        where (r.country is null or r.country = c.country) and r.in_force_from <= ${day}::date
        order by r.country nulls last, r.in_force_from desc, r.published_at desc limit 1
      ) as visit_months
      from (select distinct country from branch) as c
    ) as rules on rules.country = b.country
    left join lateral (
      select w.visited_on, w.outcome, w.approver, w.visitor from vetting_visit w
      where w.enterprise_id = e.id and w.visited_on <= ${dayThere} order by w.visited_on desc limit 1
    ) as latest on true
    where e.status = 'active' and ${staffMay(reader.staff, 'vet', { branch: 'g.branch_id', group: 'g.id' })}
      and ${inBranch} and ${noOpenSheet}
      and (latest.visited_on is null or latest.outcome = 'fail' or latest.approver is null
        or latest.visited_on + make_interval(months => rules.visit_months) <= ${dayThere} + ${RENEW_DAYS}::int)
    union all
    select case when e.vetted_on is not null then 'expiring'
        when exists (select from visit_sheet s where s.enterprise_id = e.id and s.state = 'approved') then 'again'
        else 'first' end,
      coalesce((e.vetted_on + make_interval(months => ${VETTING_MONTHS}))::date, ${day}::date),
      e.id, e.name, true, e.district, null, false, null
    from enterprise e
    where e.kind = 'supplier' and e.status = 'active' and ${keepsSuppliersOf(reader.staff, 'e.country')}
      and ${branchId}::uuid is null and ${noOpenSheet}
      and not exists (select from supplier_block k where k.enterprise_id = e.id and k.lifted_at is null)
      and (e.vetted_on is null
        or e.vetted_on + make_interval(months => ${VETTING_MONTHS}) <= ${day}::date + ${RENEW_DAYS}::int)
    union all
    select 'warning', t.raised_on + ${WARNING_DAYS}::int, t.id, g.name, false, b.name, null, false, t.reasons
    from group_visit_task t
    join self_help_group g on g.id = t.group_id
    join branch b on b.id = g.branch_id
    where t.state = 'open' and ${staffMay(reader.staff, 'vet', { branch: 'g.branch_id', group: 'g.id' })} and ${inBranch}`;
}
