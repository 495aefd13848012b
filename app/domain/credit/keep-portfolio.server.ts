import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { monthEndsUntil } from '~/platform/month-ends';
import { ok } from '~/platform/result';
import { loanFacts } from './loan-facts.sql';
import { PEOPLE, SUM_COLUMNS, SUMS } from './portfolio-figures.sql';

/** Ends of months whose figures are kept beside today's, for the trend. */
export const MONTHS_KEPT = 12;
/** How long figures of another day that somebody asked for are kept. */
const DAYS_KEPT = 7;
/** Branches that are reckoned in one transaction. */
const AT_ONCE = 8;

/**
 * Keeps the portfolio of every branch for today and the last ends of months, reckoning again what changed since, and lets
 * go of other days that were asked for a week ago. For a job every few minutes.
 */
export async function keepPortfolio(db: Db, clock: Clock): Promise<void> {
  const now = today(clock);
  const days = monthEndsUntil(now, MONTHS_KEPT);
  const branches = await db.selectFrom('branch').select('id').orderBy('id').execute();
  const branchIds = branches.map(({ id }) => id);
  await reckonPortfolio(db, branchIds, [now]);
  await reckonPortfolio(db, branchIds, days);
  await db
    .deleteFrom('portfolioFigure')
    .where('asOf', 'not in', days)
    .where('asOf', '<', addDays(now, -DAYS_KEPT))
    .execute();
}

/**
 * Sees to it that the figures of these branches and days ('YYYY-MM-DD') are what their loans say now: those that were
 * never reckoned, and those whose loans changed since, are reckoned from the loans.
 */
export async function reckonPortfolio(db: Db, branchIds: readonly string[], days: readonly string[]): Promise<void> {
  const { rows } = await sql<{ branchId: string }>`
    select b.id as branch_id from unnest(${[...branchIds]}::uuid[]) b (id)
    where exists (
      select from unnest(${[...days]}::date[]) d (as_of)
      where exists (select from portfolio_change c where c.branch_id = b.id and c.from_on <= d.as_of)
        or not exists (
          select from portfolio_figure f where f.branch_id = b.id and f.as_of = d.as_of and f.source = 'all'))
    order by b.id
  `.execute(db);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(({ branchId }) => branchId);
    await transact(db, async (tx) => ok(await reckonBranches(tx, some, days)));
  }
}

/**
 * One after the other for a branch, so that whoever reckons later sees more. What changes after the changes were taken
 * away is noted anew, and at worst reckoned twice.
 */
async function reckonBranches(tx: Tx, branchIds: string[], days: readonly string[]): Promise<void> {
  await tx.selectFrom('branch').select('id').where('id', 'in', branchIds).orderBy('id').forNoKeyUpdate().execute();
  await sql`
    with change as (
      delete from portfolio_change where branch_id = any(${branchIds}::uuid[]) returning branch_id, from_on
    )
    delete from portfolio_figure f
    using (select branch_id, min(from_on) as from_on from change group by branch_id) c
    where f.branch_id = c.branch_id and f.as_of >= c.from_on
  `.execute(tx);
  for (const day of days) await reckonDay(tx, branchIds, day);
}

async function reckonDay(tx: Tx, branchIds: string[], day: string): Promise<void> {
  const { rows } = await sql<{ branchId: string }>`
    insert into portfolio_figure (branch_id, as_of, source)
    select id, ${day}::date, 'all' from unnest(${branchIds}::uuid[]) b (id)
    on conflict do nothing returning branch_id
  `.execute(tx);
  if (rows.length === 0) return;
  const missing = rows.map(({ branchId }) => branchId);
  const may = sql<boolean>`g.branch_id = any(${missing}::uuid[])`;
  const columns = sql.join(SUM_COLUMNS.map((column) => sql.ref(column)));
  const renewed = sql.join(SUM_COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`));
  const cells = sql.raw(
    Object.entries(PEOPLE)
      .map(([cell, counts]) => `('${cell}', ${counts})`)
      .join(', '),
  );
  await sql`
    with ${loanFacts({ may }, day)}, summed as (
      insert into portfolio_figure (branch_id, as_of, source, ${columns})
      select f.branch_id, ${day}::date, coalesce(f.source, 'all'), ${SUMS}
      from fact f
      group by grouping sets ((f.branch_id), (f.branch_id, f.source))
      on conflict (as_of, branch_id, source) do update set ${renewed}
    ), borrower as materialized (
      select b.*, exists (
        select from loan o join self_help_group og on og.id = o.group_id
        where o.member_id = b.member_id and og.branch_id <> b.branch_id) as is_shared
      from (select distinct branch_id, member_id from fact) b
    ), counted as (
      select * from (
        select distinct branch_id, source, member_id, cell
        from fact cross join lateral (values ${cells}) as c (cell, counts) where counts
      ) f
      join borrower using (branch_id, member_id)
    )
    insert into portfolio_people (branch_id, as_of, source, cell, people, shared)
    select branch_id, ${day}::date, coalesce(source, 'all'), cell, count(distinct member_id),
      coalesce(array_agg(distinct member_id) filter (where is_shared), '{}')
    from counted
    group by grouping sets ((branch_id, cell), (branch_id, source, cell))
    having grouping(source) = 1 or cell = 'out'
  `.execute(tx);
}
