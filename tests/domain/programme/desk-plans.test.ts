import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepPortfolio } from '~/domain/credit/keep-portfolio.server';
import { groupPar30OverTime } from '~/domain/credit/par-over-time.queries.server';
import { portfolio } from '~/domain/credit/portfolio.queries.server';
import { programmeTotals } from '~/domain/credit/programme-totals.queries.server';
import { groupBalancesOverTime } from '~/domain/ledger/balances-over-time.queries.server';
import { branchSummaries, countBranches } from '~/domain/programme/branch-summaries.queries.server';
import { groupPage } from '~/domain/programme/group-page.queries.server';
import { meetingsSince } from '~/domain/programme/meetings-held.queries.server';
import { searchRegister } from '~/domain/programme/staff-search.queries.server';
import { systemClock, today } from '~/platform/clock';
import { addMonths } from '~/platform/day';
import { monthEndsUntil } from '~/platform/month-ends';
import { aGroup } from '../../factories/groups';
import { aStaffMember } from '../../factories/people';
import { testDatabase } from '../../support/test-database';
import { analyze, tablesLookedInto, tablesReadWhole } from '../../support/watched-plans';

const database = await testDatabase();
const { db, owner } = database;
const now = today(systemClock, 'Asia/Kolkata');
/** Parts are made for the years of UTC. */
const year = Number(today(systemClock).slice(0, 4));
const span = { until: now, months: 12 };

let groupId = '';
let staff: Awaited<ReturnType<typeof aStaffMember>>;

/** Four hundred groups of seven that met every month for two years, saved, and have a loan each. */
beforeAll(async () => {
  const group = await aGroup(db);
  ({ groupId } = group);
  staff = await aStaffMember(db);
  await owner.db.connection().execute(async (one) => {
    for (const statement of fill(group.branchId)) await sql.raw(statement).execute(one);
  });
  await countBranches(db, systemClock);
  await keepPortfolio(db, systemClock);
  await analyze(database);
});

const fill = (branchId: string) => [
  `set session_replication_role = replica`,
  `insert into self_help_group (id, code, branch_id, name, kind, formed_on)
    select new_id(), 'P-' || n, '${branchId}', 'Group ' || n, 'savings', '2020-01-01' from generate_series(1, 400) n`,
  `insert into member (id, code, display_name, birth_year)
    select new_id(), g.code || '-' || n, 'Zuhura ' || n, 1985 from self_help_group g, generate_series(1, 7) n
    where g.code like 'P-%'`,
  `insert into membership (id, member_id, group_id, joined_on, role)
    select new_id(), m.id, g.id, '2020-01-01', 'member' from member m
    join self_help_group g on m.code like g.code || '-_' where g.code like 'P-%'`,
  `insert into meeting (id, group_id, scheduled_on, status, held_on, cash_open_minor, cash_close_counted_minor)
    select new_id(), g.id, day, 'held', day, 100, 100
    from self_help_group g, generate_series(current_date - interval '24 months', current_date, interval '1 month') day`,
  `insert into attendance_mark (meeting_id, meeting_on, member_id, mark)
    select t.id, t.scheduled_on, s.member_id, 'present' from meeting t join membership s using (group_id)`,
  `insert into saving (meeting_id, meeting_on, member_id, amount_minor)
    select t.id, t.scheduled_on, s.member_id, 100 from meeting t join membership s using (group_id)`,
  `insert into ledger_account (branch_id, group_id, kind, member_id, currency)
    select g.branch_id, g.id, 'member_savings', s.member_id, 'INR'
    from self_help_group g join membership s on s.group_id = g.id
    union all select branch_id, id, 'cash_box', null, 'INR' from self_help_group`,
  `insert into ledger_entry (kind, effective_on, meeting_id) select 'savings', held_on, id from meeting`,
  `insert into ledger_line (entry_id, effective_on, account_id, amount_minor, currency)
    select e.id, e.effective_on, a.id, case a.kind when 'cash_box' then 700 else -100 end, 'INR'
    from ledger_entry e join meeting t on t.id = e.meeting_id join ledger_account a on a.group_id = t.group_id`,
  `insert into loan (id, code, source, group_id, member_id, disbursed_on, principal_minor, annual_rate_percent, method, status)
    select new_id(), 'L-' || g.code, 'internal', g.id, min(s.member_id::text)::uuid, current_date - 400, 1200, 12, 'flat', 'active'
    from self_help_group g join membership s on s.group_id = g.id group by g.id`,
  `insert into loan_instalment (loan_id, number, due_on, principal_due_minor, interest_due_minor)
    select id, n, disbursed_on + 30 * n, 100, 1 from loan, generate_series(1, 12) n`,
  `insert into loan_payment (loan_id, paid_on, amount_minor)
    select id, disbursed_on + 30 * n, 101 from loan, generate_series(1, 6) n`,
  `set session_replication_role = origin`,
];

/** Of these tables those with more than a few pages: a small one is read from end to end by right. */
async function large(tables: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relname = any(${tables}::text[]) and reltuples > 2000 order by 1
  `.execute(owner.db);
  return rows.map(({ name }) => name);
}

describe('a group’s page', () => {
  it.each([
    ['what it shows at a glance', () => groupPage(db, staff, groupId, systemClock)],
    ['its meetings of a year', () => meetingsSince(db, groupId, addMonths(now, -12))],
    ['its balances over time', () => groupBalancesOverTime(db, groupId, span)],
    ['its PAR30 over time', () => groupPar30OverTime(db, groupId, span)],
  ])('reads nothing from end to end: %s', async (_, work) => {
    expect(await large(await tablesReadWhole(database, work))).toEqual([]);
  });

  it('looks for its meetings of a year only into the years that they fell in', async () => {
    const tables = await tablesLookedInto(database, () => meetingsSince(db, groupId, `${year}-01-31`));
    const parts = tables.filter((table) => /^(attendance_mark|saving|ledger_line)_/.test(table));
    const years = (table: string, ...which: (number | string)[]) => which.map((one) => `${table}_${one}`);
    expect(parts).toEqual([
      ...years('attendance_mark', year, year + 1, 'default'),
      // Two months more: a loan between two meetings belongs to the later one.
      ...years('ledger_line', year - 1, year, year + 1, 'default'),
      ...years('saving', year, year + 1, 'default'),
    ]);
  });
});

describe('the desk', () => {
  it('shows what branches hold without counting', async () => {
    expect(await tablesLookedInto(database, () => branchSummaries(db, staff.staff))).toEqual([
      'branch',
      'branch_total',
    ]);
  });

  it('shows the portfolio of all branches without looking at a loan', async () => {
    const question = { asOf: today(systemClock), branchId: null, source: null };
    const tables = await tablesLookedInto(database, () => portfolio(db, staff.staff, question));
    expect(tables.filter((table) => table.startsWith('loan'))).toEqual([]);
    expect(tables).toContain('portfolio_figure');
  });

  it('shows the loans of the programme in totals without looking at a loan', async () => {
    const asOf = monthEndsUntil(today(systemClock), 1)[0] ?? '';
    const tables = await tablesLookedInto(database, () => programmeTotals(db, staff.staff, { asOf }));
    expect(tables.filter((table) => table.startsWith('loan'))).toEqual([]);
    expect(tables).toContain('portfolio_people');
  });

  it.each(['Zuhura 123', 'Me', 'P-12'])('finds members by “%s” without reading all of them', async (text) => {
    const search = { register: 'members', text, branchId: null, cursor: null } as const;
    expect(await large(await tablesReadWhole(database, () => searchRegister(db, staff.staff, search)))).toEqual([]);
  });
});
