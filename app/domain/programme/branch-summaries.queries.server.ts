import { sql, type RawBuilder } from 'kysely';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

export type BranchSummary = {
  id: string;
  name: string;
  country: string;
  groups: number;
  members: number;
  enterprises: number;
  eligible: number;
  liveOffers: number;
  /** When it was counted, where that was not just now. */
  countedAt: string | null;
};

/** What each branch holds. It reads every group, membership and enterprise there is. */
const COUNTED: RawBuilder<unknown> = sql`
  with grp as (
    select branch_id, count(*)::int as groups from self_help_group group by branch_id
  ), mem as (
    select g.branch_id, count(distinct m.member_id)::int as members
    from open_membership m join self_help_group g on g.id = m.group_id group by g.branch_id
  ), ent as (
    select g.branch_id, count(*)::int as enterprises,
      count(*) filter (where s.outcome in ('eligible', 'at_risk'))::int as eligible
    from enterprise e join self_help_group g on g.id = e.group_id
    left join enterprise_standing s on s.enterprise_id = e.id group by g.branch_id
  ), sold as (
    select g.branch_id, count(*)::int as live_offers
    from offer o join enterprise e on e.id = o.enterprise_id join self_help_group g on g.id = e.group_id
    where o.state = 'live' group by g.branch_id
  )
  select b.id as branch_id, coalesce(grp.groups, 0) as groups, coalesce(mem.members, 0) as members,
    coalesce(ent.enterprises, 0) as enterprises, coalesce(ent.eligible, 0) as eligible,
    coalesce(sold.live_offers, 0) as live_offers
  from branch b
  left join grp on grp.branch_id = b.id left join mem on mem.branch_id = b.id
  left join ent on ent.branch_id = b.id left join sold on sold.branch_id = b.id`;

/** Counts every branch and keeps the figures for `branchSummaries`. For a job every few minutes. */
export async function countBranches(db: Db, clock: Clock): Promise<void> {
  await sql`
    insert into branch_total (branch_id, groups, members, enterprises, eligible, live_offers, counted_at)
    select branch_id, groups, members, enterprises, eligible, live_offers, ${clock.now()} from (${COUNTED}) counted
    order by branch_id
    on conflict (branch_id) do update set groups = excluded.groups, members = excluded.members,
      enterprises = excluded.enterprises, eligible = excluded.eligible, live_offers = excluded.live_offers,
      counted_at = excluded.counted_at
  `.execute(db);
}

/**
 * The branches that the staff works for, with what each holds: as it was counted last, which is minutes ago, or counted
 * now where that never was.
 */
export async function branchSummaries(db: Db, staff: Staff): Promise<BranchSummary[]> {
  const told = await summariesFrom(db, staff, sql`branch_total`);
  if (told.every(({ countedAt }) => countedAt !== null)) return told;
  return summariesFrom(db, staff, sql`(select *, null::timestamptz as counted_at from (${COUNTED}) as just)`);
}

async function summariesFrom(db: Db, staff: Staff, totals: RawBuilder<unknown>): Promise<BranchSummary[]> {
  const { rows } = await sql<BranchSummary>`
    select b.id, b.name, b.country, t.groups, t.members, t.enterprises, t.eligible, t.live_offers, t.counted_at
    from branch b left join ${totals} t on t.branch_id = b.id
    where (${staffMayInBranch(staff, 'read_register', 'b.id')} or ${staffMayInBranch(staff, 'read_totals', 'b.id')})
    order by b.country, b.name
  `.execute(db);
  return rows;
}
