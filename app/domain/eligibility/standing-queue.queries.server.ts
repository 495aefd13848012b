import { sql, type RawBuilder } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { Page } from './evidence/page.server';
import { pageOf } from './evidence/page.server';
import type { Queue } from './standing-queue';

export type QueueRow = {
  /** Of the enterprise; null for a waiver of a whole branch. */
  enterpriseId: string | null;
  branchId: string;
  name: string;
  branch: string;
  country: string;
  /** Rules, or the cause of a suspension. */
  what: string[];
  /** The day since or until, as the queue goes by it. */
  day: string;
  overdue: boolean;
};

const ROWS_A_PAGE = 50;

/**
 * A page of what waits in the officer's branches and groups, the most pressing first. `branchId` narrows to one branch;
 * `day` is today, from which on what was due is overdue.
 */
export async function standingQueue(
  db: Db,
  staff: Staff,
  asked: { queue: Queue; branchId: string | null; cursor: string | null; day: string },
): Promise<Page<QueueRow>> {
  const { queue, branchId, cursor, day } = asked;
  const allowed = sql`${staffMay(staff, 'read_register', { branch: 'b.id', group: 'g.id' })}
    and (${branchId}::uuid is null or b.id = ${branchId}::uuid)`;
  const order = queue === 'paused' ? 'desc' : 'asc';
  return pageOf<QueueRow>(db, QUERIES[queue](allowed, day), { cursor, size: ROWS_A_PAGE, order });
}

const ENTERPRISE = sql`e.id as enterprise_id, b.id as branch_id, e.name, b.name as branch, b.country`;
const PLACE = sql`join self_help_group g on g.id = e.group_id join branch b on b.id = g.branch_id`;

type Query = (allowed: RawBuilder<unknown>, day: string) => RawBuilder<unknown>;

const noticed =
  (verdict: 'fail' | 'no_data'): Query =>
  (allowed, day) => sql`
    select ${ENTERPRISE}, array_agg(n.rule order by n.rule) as what, min(n.until) as day,
      min(n.until) <= ${day}::date as overdue, min(n.until)::text as first_key, e.code as second_key
    from standing_notice n
    join enterprise e on e.id = n.enterprise_id
    ${PLACE}
    where n.verdict = ${verdict} and ${allowed}
    group by e.id, b.id, g.id`;

const QUERIES: Record<Queue, Query> = {
  at_risk: noticed('fail'),
  no_data: noticed('no_data'),
  paused: (allowed) => sql`
    select ${ENTERPRISE}, array(select v.rule from eligibility_evidence v
        where v.decision_id = s.decision_id and v.verdict in ('fail', 'no_data') order by v.rule) as what,
      (s.decided_at at time zone b.timezone)::date as day, false as overdue,
      (s.decided_at at time zone b.timezone)::date::text as first_key, e.code as second_key
    from enterprise_standing s
    join enterprise e on e.id = s.enterprise_id
    ${PLACE}
    where s.outcome = 'paused' and ${allowed}`,
  suspended: (allowed) => sql`
    select ${ENTERPRISE}, array['cause.' || s.cause, 'suspension.state.' || s.state] as what,
      (s.proposed_at at time zone b.timezone)::date as day, false as overdue,
      case s.state when 'proposed' then '0' else '1' end || s.proposed_at::text as first_key, e.code as second_key
    from suspension s
    join enterprise e on e.id = s.enterprise_id
    ${PLACE}
    where s.state in ('proposed', 'confirmed') and ${allowed}`,
  waivers: (allowed, day) => sql`
    select e.id as enterprise_id, b.id as branch_id, coalesce(e.name, b.name) as name, b.name as branch, b.country,
      r.rules as what, r.until_on as day, r.until_on <= ${day}::date as overdue, r.requested_at::text as first_key,
      r.id::text as second_key
    from waiver_request r
    left join enterprise e on e.id = r.enterprise_id
    left join self_help_group g on g.id = e.group_id
    join branch b on b.id = coalesce(r.branch_id, g.branch_id)
    where r.state = 'proposed' and ${allowed}`,
};
