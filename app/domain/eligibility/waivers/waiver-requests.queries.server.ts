import { sql } from 'kysely';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { Rule } from '../rules';
import type { WaiverReason, WaiverState } from './waiver-request';

/** A waiver that was asked for, as officers see it. */
export type WaiverView = {
  id: string;
  /** Covers all enterprises of the branch, or of so many groups. */
  blanket: boolean;
  groups: number | null;
  rules: Rule[];
  fromOn: string;
  untilOn: string;
  reasonCode: WaiverReason;
  reason: string;
  state: WaiverState;
  /** Its days are over: it covers nobody any more, and cannot be approved. */
  over: boolean;
  requestedById: string;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
};

/**
 * What was asked for an enterprise, its branch's blanket waivers among it; or for a branch. The newest first. `today` is
 * the branch's day, 'YYYY-MM-DD'.
 */
export async function waiverRequests(
  db: Db,
  of: { branchId: string; enterpriseId: string | null },
  today: string,
): Promise<WaiverView[]> {
  const { rows } = await sql<WaiverView>`
    select r.id, r.branch_id is not null as blanket, cardinality(r.group_ids) as groups, r.rules, r.from_on, r.until_on,
      r.reason_code, r.reason, r.state, r.until_on <= ${today}::date as over, r.requested_by as requested_by_id, a.display_name as requested_by, r.requested_at,
      d.display_name as decided_by, r.decided_at
    from waiver_request r
    join account a on a.id = r.requested_by
    left join account d on d.id = r.decided_by
    where r.enterprise_id = ${of.enterpriseId}::uuid or (r.branch_id = ${of.branchId}::uuid and (r.group_ids is null
      or ${of.enterpriseId}::uuid is null
      or exists (select from enterprise e where e.id = ${of.enterpriseId}::uuid and e.group_id = any(r.group_ids))))
    order by r.requested_at desc, r.id
    limit 50
  `.execute(db);
  return rows;
}

export type BranchForWaiver = {
  id: string;
  name: string;
  timeZone: string;
  groups: { id: string; name: string; code: string }[];
};

const MOST_GROUPS = 500;

/** A branch in which the officer approves, with its groups; undefined for any other. */
export async function branchForWaiver(db: Db, staff: Staff, branchId: string): Promise<BranchForWaiver | undefined> {
  const { rows } = await sql<BranchForWaiver>`
    select b.id, b.name, b.timezone as time_zone, (
      select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'code', g.code) order by g.name, g.code), '[]')
      from (select id, name, code from self_help_group where branch_id = b.id and closed_on is null
        order by name, code limit ${MOST_GROUPS}) as g) as groups
    from branch b
    where b.id = ${branchId}::uuid and ${staffMayInBranch(staff, 'approve', 'b.id')}
  `.execute(db);
  return rows[0];
}
