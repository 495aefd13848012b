import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { protectCells, protectTotals, type RawCell } from './protect-cells';
import { BREAKDOWNS, type Breakdown, type ReplayCell, type ReplayView } from './replay-view';

/** The newest replay of a draft, with what it came to by day. Undefined where nobody asked for one. */
export async function newestReplay(db: Db, draftId: string): Promise<ReplayView | undefined> {
  const { rows } = await sql<Omit<ReplayView, 'totals'>>`
    select r.id, r.state, r.thresholds, r.days::text[] as days, r.days_done, a.display_name as asked_by,
      r.numbers <> d.thresholds as is_stale
    from rule_set_replay r
    join rule_set_draft d on d.id = r.draft_id
    join account a on a.id = r.asked_by
    where r.draft_id = ${draftId}::uuid
    order by r.asked_at desc limit 1
  `.execute(db);
  const [replay] = rows;
  if (!replay) return undefined;
  const totals = await sql<Omit<RawCell, 'value'> & { day: string }>`
    select as_of as day, sum(people)::int as people, sum(gain)::int as gain, sum(lose)::int as lose
    from rule_set_replay_cell where replay_id = ${replay.id}::uuid group by as_of order by as_of
  `.execute(db);
  return { ...replay, totals: totals.rows.map(({ day, ...total }) => ({ day, ...protectTotals(total) })) };
}

const COLUMNS: Record<Breakdown, string> = { country: 'country', groupKind: 'group_kind', ageBand: 'age_band' };

/** Ages in their order. */
const AGE_ORDER = sql`min(case age_band when 'under_25' then 1 when '25_34' then 2 when '35_49' then 3 else 4 end)`;

/** Who would gain or lose at one day, by country, kind of group and age; figures about too few people are left out. */
export async function replayBreakdowns(
  db: Db,
  replayId: string,
  day: string,
): Promise<Record<Breakdown, ReplayCell[]>> {
  const cellsBy = async (breakdown: Breakdown): Promise<[Breakdown, ReplayCell[]]> => {
    const column = sql.ref(COLUMNS[breakdown]);
    const { rows } = await sql<RawCell>`
      select ${column} as value, sum(people)::int as people, sum(gain)::int as gain, sum(lose)::int as lose
      from rule_set_replay_cell
      where replay_id = ${replayId}::uuid and as_of = ${day}::date
      group by ${column} order by ${breakdown === 'ageBand' ? AGE_ORDER : column}
    `.execute(db);
    return [breakdown, protectCells(rows)];
  };
  const found = await Promise.all(BREAKDOWNS.map(cellsBy));
  return Object.fromEntries(found) as Record<Breakdown, ReplayCell[]>;
}

export type ReplayChange = {
  enterpriseId: string;
  code: string;
  name: string;
  groupName: string;
  branch: string;
  gains: boolean;
  rules: string[];
};

const CHANGES_A_PAGE = 50;

/** The enterprises of the staff's own branches and groups that would gain or lose at a day, by code. */
export async function replayChanges(
  db: Db,
  staff: Staff,
  { replayId, day, cursor }: { replayId: string; day: string; cursor: string | null },
): Promise<{ rows: ReplayChange[]; next: string | null }> {
  if (!isId(replayId)) return { rows: [], next: null };
  const { rows } = await sql<ReplayChange>`
    select e.id as enterprise_id, e.code, e.name, g.name as group_name, b.name as branch, c.gains, c.rules
    from rule_set_replay_change c
    join enterprise e on e.id = c.enterprise_id
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    where c.replay_id = ${replayId}::uuid and c.as_of = ${day}::date
      and ${staffMay(staff, 'read_register', { branch: 'b.id', group: 'g.id' })}
      and (${cursor}::text is null or e.code > ${cursor})
    order by e.code limit ${CHANGES_A_PAGE + 1}
  `.execute(db);
  const page = rows.slice(0, CHANGES_A_PAGE);
  return { rows: page, next: rows.length > CHANGES_A_PAGE ? (page.at(-1)?.code ?? null) : null };
}
