import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { proveLedger } from '~/domain/ledger/prove-ledger.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { testDatabase } from '../../support/test-database';
import { changed, importer, only, refused, smallFolder, withRows, type FolderFiles } from './small-folder';

const database = await testDatabase();
const importing = importer(database);
const { db } = database;

const REGISTER_TABLES = [
  'branch',
  'self_help_group',
  'member',
  'membership',
  'meeting',
  'attendance_mark',
  'saving',
  'cash_movement',
  'training_module',
  'training_attendance',
  'assessment',
  'loan',
  'loan_instalment',
  'loan_payment',
  'enterprise',
  'enterprise_owner',
  'vetting_visit',
  'waiver',
  'offer',
  'offer_event',
  'ledger_account',
  'ledger_entry',
  'ledger_line',
  'audit_log',
  'outbox_event',
];

/** Every row of every table that an import writes, as text: nothing changed if it is the same. */
async function everything(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of REGISTER_TABLES) {
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest
      from ${sql.table(table)} t
    `.execute(db);
    found[table] = rows[0]?.digest ?? '';
  }
  return found;
}

async function taken(folder: FolderFiles) {
  const outcome = await importing(folder);
  expect(refused(outcome)).toEqual([]);
  expect((await proveLedger(db)).breaks).toEqual([]);
  expect(await proveBooks(db)).toEqual([]);
  return outcome;
}

const count = async (query: ReturnType<typeof sql<{ count: number }>>) => (await query.execute(db)).rows[0]?.count;
const files = (outcome: Awaited<ReturnType<typeof taken>>, file: string) =>
  outcome.files.find((row) => row.file === file);

async function balance(kind: string, group: string): Promise<number | undefined> {
  const { rows } = await sql<{ balance: number }>`
    select coalesce(sum(balance_minor), 0)::bigint as balance from ledger_balance b join self_help_group g on g.id = b.group_id
    where b.kind = ${kind} and g.code = ${group}
  `.execute(db);
  return rows[0]?.balance;
}

describe('importing', () => {
  it('writes nothing by a dry run, and says what it would write', async () => {
    const before = await everything();
    const outcome = await importing(smallFolder, { dryRun: true });
    expect(outcome.taken).toBeNull();
    expect(files(outcome, 'savings.csv')).toEqual({ file: 'savings.csv', rows: 5, new: 5, corrected: 0, unchanged: 0 });
    expect(await everything()).toEqual(before);
    expect(await count(sql`select count(*)::int from register_import`)).toBe(0);
  });

  it('writes nothing where one row is refused', async () => {
    const before = await everything();
    const outcome = await importing(changed('suppliers.csv', ',IN,', ',XX,'));
    expect(outcome.refusalCount).toBe(1);
    expect(await everything()).toEqual(before);
  });

  it('takes a folder whole, with its money in balanced entries', async () => {
    const outcome = await taken(smallFolder);
    expect(outcome.taken).toMatchObject({ entriesReversed: 0 });
    expect(await balance('cash_box', 'IN-1')).toBe(20_100 + 500 - 2_000 - 1_000 - 9_000 + 4_090);
    expect(await balance('member_savings', 'IN-1')).toBe(-(20_100 - 2_000));
    expect(await balance('cash_box', 'RW-1')).toBe(500);
    expect(await balance('loan_receivable', 'IN-1')).toBe(9_000 - 3_000 - 910);
    expect(await balance('interest_income', 'IN-1')).toBe(-(90 + 90));
  });

  it('keeps loans of the programme’s own fund in the branch’s books, and a bank’s in none', async () => {
    const { rows } = await sql<{ kind: string; balance: number }>`
      select b.kind, b.balance_minor as balance from ledger_balance b join branch r on r.id = b.branch_id
      where b.group_id is null order by b.kind
    `.execute(db);
    expect(rows).toEqual([
      { kind: 'interest_income', balance: -10 },
      { kind: 'loan_receivable', balance: 300 },
      { kind: 'programme_fund', balance: -290 },
    ]);
    expect(
      await count(sql`select count(*)::int from ledger_entry e join loan l on l.id = e.loan_id where l.code = 'L3'`),
    ).toBe(0);
  });

  it('changes nothing the second time', async () => {
    const before = await everything();
    const outcome = await taken(smallFolder);
    expect(outcome.files.every((file) => file.unchanged === file.rows)).toBe(true);
    expect(await everything()).toEqual(before);
  });
});

describe('a row that differs', () => {
  it('updates master data and keeps the old value in the audit log', async () => {
    const outcome = await taken(
      only(changed('members.csv', 'Bina,1990,,', 'Bina Devi,1990,,2025-03-01'), 'members.csv'),
    );
    expect(files(outcome, 'members.csv')).toMatchObject({ new: 0, corrected: 1, unchanged: 3 });
    const { rows } = await sql`
      select a.table_name, a.old_value, a.new_value, m.display_name from audit_log a join member m on m.id::text = a.record_id
    `.execute(db);
    expect(rows).toEqual([
      {
        tableName: 'member',
        oldValue: { display_name: 'Bina', consent_on: null },
        newValue: { display_name: 'Bina Devi', consent_on: '2025-03-01' },
        displayName: 'Bina Devi',
      },
    ]);
  });

  it('corrects the savings of its meeting by reversal, and leaves other meetings alone', async () => {
    const entries = await count(sql`select count(*)::int from ledger_entry`);
    const correction = { 'savings.csv': 'group_code,scheduled_on,member_code,amount\nIN-1,2026-01-10,A,80.00\n' };
    const outcome = await taken(correction);
    expect(outcome.taken).toMatchObject({ entriesPosted: 1, entriesReversed: 1 });
    expect(await count(sql`select count(*)::int from ledger_entry`)).toBe((entries ?? 0) + 2);
    expect(await count(sql`select count(*)::int from saving where reversed_in is not null`)).toBe(3);
    expect(await count(sql`select count(*)::int from saving where reversed_in is null`)).toBe(3);
    expect(await balance('member_savings', 'IN-1')).toBe(-(8_000 - 2_000));
  });

  it('corrects attendance by reversal', async () => {
    await taken({ 'attendance.csv': 'group_code,scheduled_on,member_code,mark\nIN-1,2026-01-10,A,excused\n' });
    const { rows } = await sql`
      select a.mark, a.reversed_in is not null as reversed from attendance_mark a
        join meeting m on m.id = a.meeting_id join self_help_group g on g.id = m.group_id
      where g.code = 'IN-1' and m.scheduled_on = '2026-01-10' order by a.id
    `.execute(db);
    expect(rows).toEqual([
      { mark: 'present', reversed: true },
      { mark: 'late', reversed: true },
      { mark: 'excused', reversed: false },
    ]);
  });

  it('corrects a training attendance and an assessment row by row', async () => {
    await taken({
      'training_attendance.csv': 'member_code,module_code,session_on,minutes\nA,IN-S1,2025-06-08,45\n',
      'assessments.csv': 'member_code,module_code,assessed_on,form,passed\nA,IN-S1,2025-07-01,observed,yes\n',
    });
    const training =
      await sql`select minutes from training_attendance where reversed_in is null order by session_on`.execute(db);
    expect(training.rows).toEqual([{ minutes: 60 }, { minutes: 45 }]);
    const assessments =
      await sql`select form, passed from assessment where reversed_in is null order by assessed_on`.execute(db);
    expect(assessments.rows).toEqual([
      { form: 'observed', passed: true },
      { form: 'written', passed: true },
    ]);
  });

  it('corrects a loan’s payments, day by day in the ledger', async () => {
    const outcome = await taken({
      'loan_payments.csv': 'loan_code,paid_on,amount\nL1,2026-02-20,30.90\nL1,2026-03-21,30.90\nL1,2026-04-20,1.00\n',
    });
    expect(outcome.taken).toMatchObject({ entriesPosted: 2, entriesReversed: 1 });
    expect(await balance('loan_receivable', 'IN-1')).toBe(9_000 - 6_000 - 10);
  });

  it('corrects how payments split when the schedule is another', async () => {
    await taken({
      'loan_instalments.csv':
        'loan_code,number,due_on,principal_due,interest_due\nL1,1,2026-02-20,45.00,1.90\nL1,2,2026-03-20,45.00,1.90\n',
    });
    expect(await balance('interest_income', 'IN-1')).toBe(-(190 + 190));
    expect(await balance('loan_receivable', 'IN-1')).toBe(9_000 - (6_280 - 380));
  });

  it('moves the money of a meeting that was held on another day', async () => {
    await taken({
      'meetings.csv':
        'group_code,scheduled_on,status,held_on,cash_open,cash_close_counted\nIN-1,2026-02-10,held,2026-02-13,206.00,86.00\n',
    });
    const { rows } = await sql`
      select distinct e.effective_on from ledger_entry e join meeting m on m.id = e.meeting_id
      where m.scheduled_on = '2026-02-10' and e.reverses_id is null
        and not exists (select from ledger_entry r where r.reverses_id = e.id)
    `.execute(db);
    expect(rows).toEqual([{ effectiveOn: '2026-02-13' }]);
  });

  it('moves a group’s books with it to another branch', async () => {
    await taken({
      'branches.csv': 'branch_code,name,country,timezone,currency\nIN-C,Salem,IN,Asia/Kolkata,INR\n',
      'groups.csv':
        'group_code,branch_code,name,kind,formed_on,closed_on,no_lending_resolution_on\nIN-1,IN-C,Roja,savings,2025-01-01,,\n',
    });
    const { rows } = await sql<{ code: string; balance: number }>`
      select r.code, sum(abs(b.balance_minor))::bigint as balance from ledger_balance b join branch r on r.id = b.branch_id
        join self_help_group g on g.id = b.group_id where g.code = 'IN-1' group by r.code order by r.code
    `.execute(db);
    expect(rows.map(({ code, balance }) => [code, balance > 0])).toEqual([
      ['IN-B', false],
      ['IN-C', true],
    ]);
    const enterprise = await sql`select distinct district from enterprise where kind <> 'supplier'`.execute(db);
    expect(enterprise.rows).toEqual([{ district: 'Salem' }]);
  });

  it('updates memberships, owners, visits, waivers and enterprises in place', async () => {
    const outcome = await taken({
      'memberships.csv': 'member_code,group_code,joined_on,left_on,role\nA,IN-1,2025-01-01,,treasurer\n',
      'enterprises.csv':
        'enterprise_code,name,kind,group_code,sector,status,started_on,pickup_place,payout_method\nE1,Asha spices,individual,IN-1,spices,closed,2025-05-01,,bank\n',
      'enterprise_owners.csv': 'enterprise_code,member_code,signatory\nE1,A,no\n',
      'vetting_visits.csv':
        'enterprise_code,visited_on,visitor,outcome,approver,approved_on\nE1,2026-02-01,S. Karthik,fail,,\nE1,2026-03-01,S. Karthik,pass,,\n',
      'waivers.csv':
        'enterprise_code,rule,granted_on,expires_on,granted_by,approved_by,reason_code,reason\nE1,M5,2026-02-01,2026-03-15,R. Prema,S. Karthik,records_lost,The flood took the books\n',
    });
    expect(outcome.files.map(({ corrected }) => corrected)).toEqual([1, 1, 1, 1, 1]);
    expect(await count(sql`select count(*)::int from vetting_visit`)).toBe(2);
    expect(await count(sql`select count(*)::int from enterprise_owner where not signatory`)).toBe(1);
  });
});

describe('what a folder leaves out', () => {
  it('is found among what is known', async () => {
    await taken({
      'meetings.csv':
        'group_code,scheduled_on,status,held_on,cash_open,cash_close_counted\nIN-1,2026-04-10,held,2026-04-10,,\n',
      'attendance.csv': 'group_code,scheduled_on,member_code,mark\nIN-1,2026-04-10,A,present\n',
      'savings.csv': 'group_code,scheduled_on,member_code,amount\nIN-1,2026-04-10,A,10.00\n',
    });
    await taken({ 'attendance.csv': 'group_code,scheduled_on,member_code,mark\nIN-1,2026-04-10,A,late\n' });
  });

  it('is the same as one that mentions everything', async () => {
    const before = await everything();
    await taken(only(withRows('suppliers.csv'), 'suppliers.csv', 'branches.csv'));
    expect(await everything()).toEqual(before);
  });
});
