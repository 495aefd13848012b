import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { Register } from './register-kinds';

export type RegisterRow = {
  id: string;
  code: string;
  name: string;
  branch: string;
  country: string;
  /** The group of a member or enterprise. */
  groupId: string | null;
  groupName: string | null;
  /** A group's kind, an enterprise's standing; whether a member has an account. */
  state: string | null;
  /** A group's members, a member's enterprises, an enterprise's live offers. */
  count: number;
};

export type RegisterSearch = { register: Register; text: string; branchId: string | null; cursor: string | null };
export type RegisterPage = { rows: RegisterRow[]; next: string | null };

const PAGE_SIZE = 50;

const GROUPS = sql`
  select g.id, g.code, g.name, b.name as branch, b.country, b.id as branch_id, null::uuid as group_id,
    null as group_name, g.kind as state,
    (select count(*)::int from membership m where m.group_id = g.id and m.left_on is null) as count
  from self_help_group g join branch b on b.id = g.branch_id`;

const MEMBERS = sql`
  select m.id, m.code, m.display_name as name, b.name as branch, b.country, b.id as branch_id, g.id as group_id,
    g.name as group_name,
    case when exists (select from account a where a.member_id = m.id) then 'linked' end as state,
    (select count(*)::int from enterprise_owner w where w.member_id = m.id) as count
  from member m
  join lateral (select s.group_id from membership s where s.member_id = m.id
    order by s.left_on desc nulls first, s.joined_on desc limit 1) s on true
  join self_help_group g on g.id = s.group_id join branch b on b.id = g.branch_id`;

const ENTERPRISES = sql`
  select e.id, e.code, e.name, b.name as branch, b.country, b.id as branch_id, g.id as group_id, g.name as group_name,
    coalesce(s.outcome, 'not_judged') as state,
    (select count(*)::int from offer o where o.enterprise_id = e.id and o.state = 'live') as count
  from enterprise e
  join self_help_group g on g.id = e.group_id join branch b on b.id = g.branch_id
  left join enterprise_standing s on s.enterprise_id = e.id`;

const SOURCES: Record<Register, { rows: RawBuilder<unknown>; name: string; code: string }> = {
  groups: { rows: GROUPS, name: 'g.name', code: 'g.code' },
  members: { rows: MEMBERS, name: 'm.display_name', code: 'm.code' },
  enterprises: { rows: ENTERPRISES, name: 'e.name', code: 'e.code' },
};

/**
 * A page of groups, members or enterprises of the branches that the staff works for, by code; `text` is part of a name
 * or the beginning of a code. The cursor is the last code of the page before.
 */
export async function searchRegister(db: Db, staff: Staff, search: RegisterSearch): Promise<RegisterPage> {
  const { rows, name, code } = SOURCES[search.register];
  const text = search.text.trim().replace(/[\\%_]/g, '\\$&');
  const isMeant = text
    ? sql<SqlBool>`(${sql.ref(name)} ilike ${`%${text}%`} or ${sql.ref(code)} ilike ${`${text}%`})`
    : sql<SqlBool>`true`;
  const found = await sql<RegisterRow>`
    ${rows}
    where ${staffMay(staff, 'read_register', { branch: 'b.id', group: 'g.id' })}
      and (${search.branchId}::uuid is null or b.id = ${search.branchId}::uuid)
      and ${isMeant}
      and (${search.cursor}::text is null or ${sql.ref(code)} > ${search.cursor})
    order by ${sql.ref(code)}
    limit ${PAGE_SIZE + 1}
  `.execute(db);
  const page = found.rows.slice(0, PAGE_SIZE);
  return { rows: page, next: found.rows.length > PAGE_SIZE ? (page.at(-1)?.code ?? null) : null };
}

export type BranchSummary = {
  id: string;
  name: string;
  country: string;
  groups: number;
  members: number;
  enterprises: number;
  eligible: number;
  liveOffers: number;
};

/** The branches that the staff works for, with what each holds. */
export async function branchSummaries(db: Db, staff: Staff): Promise<BranchSummary[]> {
  const { rows } = await sql<BranchSummary>`
    with grp as (
      select branch_id, count(*)::int as groups from self_help_group group by branch_id
    ), mem as (
      select g.branch_id, count(distinct m.member_id)::int as members
      from membership m join self_help_group g on g.id = m.group_id where m.left_on is null group by g.branch_id
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
    select b.id, b.name, b.country, coalesce(grp.groups, 0) as groups, coalesce(mem.members, 0) as members,
      coalesce(ent.enterprises, 0) as enterprises, coalesce(ent.eligible, 0) as eligible,
      coalesce(sold.live_offers, 0) as live_offers
    from branch b
    left join grp on grp.branch_id = b.id left join mem on mem.branch_id = b.id
    left join ent on ent.branch_id = b.id left join sold on sold.branch_id = b.id
    where ${staffMayInBranch(staff, 'read_register', 'b.id')}
    order by b.country, b.name
  `.execute(db);
  return rows;
}
