import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { proveLedger } from '~/domain/ledger/prove-ledger.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { testDatabase } from '../../support/test-database';
import { changed, importer, refused, smallFolder, withRows, without, type FolderFiles } from './small-folder';

const database = await testDatabase();
const importing = importer(database);
const { db } = database;

const everyFile = (write: (text: string) => string | Uint8Array): FolderFiles =>
  Object.fromEntries(Object.entries(smallFolder).map(([name, text]) => [name, write(text)]));

const inDevanagari = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit)));

describe('a folder is taken', () => {
  it.each<[what: string, folder: FolderFiles]>([
    ['with byte-order marks', everyFile((text) => `\ufeff${text}`)],
    ['with lines that end in CR LF', everyFile((text) => text.replaceAll('\n', '\r\n'))],
    ['with blank lines', everyFile((text) => `${text.replaceAll('\n', '\n\n')}\r\n`)],
    ['without a new line at the end', everyFile((text) => text.trimEnd())],
    [
      'with header names in spaces and quotation marks',
      changed('enterprise_owners.csv', 'enterprise_code,member_code', ' enterprise_code ,"member_code"'),
    ],
    [
      'with columns in another order',
      {
        ...smallFolder,
        'enterprise_owners.csv': 'signatory,member_code,enterprise_code\nyes,A,E1\nyes,A,E2\nyes,B,E2\n',
      },
    ],
    [
      'with spaces around fields',
      changed('savings.csv', 'IN-1,2026-01-10,A,100.00', ' IN-1 ,2026-01-10 , A,  100.00 '),
    ],
    [
      'with digits of other scripts',
      changed('savings.csv', '2026-01-10,A,100.00', `${inDevanagari('2026-01-10')},A,۱۰۰.۵۰`),
    ],
    [
      'with whole numbers of other scripts',
      changed('training_modules.csv', 'IN,1,health,Health,90', 'IN,१,health,Health,९०'),
    ],
    ['with a field of 10,000 characters', changed('members.csv', 'Bina', '😀'.repeat(10_000))],
    ['with a row of several lines', changed('members.csv', 'Bina', '"Bina\r\nDevi, ""B"""')],
    ['with a text that begins like a formula', changed('members.csv', 'Bina', '=1+1')],
    ['with a meeting on the day of import', withRows('meetings.csv', 'IN-1,2026-06-01,held,2026-06-01,,')],
    ['with a meeting held before its day', withRows('meetings.csv', 'IN-1,2026-05-10,held,2026-05-09,,')],
    ['with other dates ahead', withRows('vetting_visits.csv', 'E1,2027-01-01,S. Karthik,pass,M. Anand,2027-01-02')],
    ['with a loan that is disbursed later', changed('loans.csv', 'Nila,2026-01-20', 'Nila,2026-03-20')],
    ['with memberships that touch', withRows('memberships.csv', 'B,IN-1,2026-03-01,,member')],
    ['with a membership of no day', withRows('memberships.csv', 'C,IN-2,2025-06-01,2025-06-01,member')],
    ['with a mark on the day of joining', changed('memberships.csv', 'R,RW-1,2025-02-01', 'R,RW-1,2026-01-15')],
    ['with savings of somebody who is no member', withRows('savings.csv', 'IN-1,2026-01-10,C,10.00')],
    ['with a borrower who is no member', changed('loans.csv', 'IN-2,C,', 'IN-2,A,')],
    [
      'with an owner who left',
      changed('memberships.csv', 'B,IN-1,2025-01-01,2026-03-01', 'B,IN-1,2025-01-01,2026-01-20'),
    ],
    ['with due dates that are equal', changed('loan_instalments.csv', 'L1,2,2026-03-20', 'L1,2,2026-02-20')],
    ['with an instalment of nothing', withRows('loan_instalments.csv', 'L3,2,2026-04-20,0,0')],
    ['with a closed loan without the day', changed('loans.csv', 'closed,2026-04-01', 'closed,')],
    ['with a payment on the day of disbursement', changed('loan_payments.csv', 'L3,2026-03-20', 'L3,2026-01-20')],
    [
      'with a waiver that has no effect',
      withRows('waivers.csv', 'E1,E1,2026-02-01,2027-03-01,S. Karthik,S. Karthik,x,short'),
    ],
    ['with a waiver that ends before it begins', withRows('waivers.csv', 'E1,G1,2026-02-01,2026-01-01,A,B,x,short')],
    ['with a visit that nobody approved', withRows('vetting_visits.csv', 'E2,2026-02-01,S. Karthik,fail,,')],
    ['with an approver and no day', withRows('vetting_visits.csv', 'E2,2026-02-01,S. Karthik,fail,M. Anand,')],
    ['with a meeting that was missed and has cash', withRows('meetings.csv', 'IN-1,2026-05-10,missed,,1.00,1.00')],
    ['with a member too young to sell', changed('members.csv', '1990', '2015')],
    ['without schedules', without('loan_instalments.csv')],
    ['without payments', without('loan_payments.csv')],
    ['without offers and suppliers', without('offers.csv', 'suppliers.csv')],
    ['with nothing but branches', { 'branches.csv': smallFolder['branches.csv'] ?? '' }],
    ['with a header alone', { ...smallFolder, 'waivers.csv': `${smallFolder['waivers.csv']?.split('\n')[0]}\n` }],
    ['with a file of another name', { ...smallFolder, 'Members.csv': 'anything', 'notes.txt': '' }],
  ])('%s', async (_what, folder) => {
    expect(refused(await importing(folder, { dryRun: true }))).toEqual([]);
  });
});

describe('what is taken', () => {
  it('is trimmed, in NFC and otherwise as it was written', async () => {
    const decomposed = '  Élise\u0301 '.normalize('NFD');
    const folder = changed('members.csv', 'Bina', decomposed, changed('members.csv', 'Chitra', '"@SUM(A1)\n-2"'));
    await importing({ ...folder, 'notes.txt': 'x' });
    const { rows } = await sql`select display_name from member where code in ('B', 'C') order by code`.execute(db);
    expect(rows).toEqual([{ displayName: 'Élisé' }, { displayName: '@SUM(A1)\n-2' }]);
  });

  it('has digits of any script read in dates and amounts, and kept in codes', async () => {
    await importing({
      'groups.csv': `${smallFolder['groups.csv']?.split('\n')[0]}\nIN-१,IN-B,Tamarai,savings,${inDevanagari('2025-03-01')},,\n`,
    });
    const { rows } = await sql`select code, formed_on from self_help_group where formed_on = '2025-03-01'`.execute(db);
    expect(rows).toEqual([{ code: 'IN-१', formedOn: '2025-03-01' }]);
  });

  it('counts two equal rows of savings twice', async () => {
    const { rows } = await sql`
      select sum(s.amount_minor)::bigint as saved from saving s join member m on m.id = s.member_id where m.code = 'B'
    `.execute(db);
    expect(rows).toEqual([{ saved: 10_100 }]);
  });

  it('may be as long as a field can be, in every text', async () => {
    const long = (seed: number) =>
      Array.from({ length: 10_000 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((at * 7919 + seed * 104_729) % 20_000)),
      ).join('');
    const [code, member] = [long(1).slice(0, 500), long(2).slice(0, 500)];
    const header = (file: string) => smallFolder[file]?.split('\n')[0] ?? '';
    const file = (name: string, row: string) => ({ [name]: `${header(name)}\n${row}\n` });
    const outcome = await importing({
      ...file('branches.csv', `${code},${long(3)},IN,Asia/Kolkata,INR`),
      ...file('groups.csv', `${code},${code},${long(4)},savings,2025-01-01,,`),
      ...file('members.csv', `${member},${long(5)},1985,${long(6)},,,`),
      ...file('memberships.csv', `${member},${code},2025-01-01,,member`),
      ...file('meetings.csv', `${code},2026-01-10,held,2026-01-10,,`),
      ...file('cash_movements.csv', `${code},2026-01-10,fine,5.00,${long(7)}`),
      ...file('loans.csv', `${code},external_mfi,${code},${member},${long(8)},2026-01-20,90.00,12,flat,active,`),
      ...file('training_modules.csv', `${code},IN,1,health,${long(9)},90,yes`),
      ...file(
        'enterprises.csv',
        `${code},${long(10)},individual,${code},${long(11)},active,2025-05-01,${long(12)},cash`,
      ),
      ...file('enterprise_owners.csv', `${code},${member},yes`),
      ...file('vetting_visits.csv', `${code},2026-02-01,${long(13)},pass,${long(14)},2026-02-03`),
      ...file('waivers.csv', `${code},M5,2026-02-01,2026-03-01,${long(15)},${long(16)},${code},${long(17)}`),
      ...file('offers.csv', `${code},${member},${long(18)},${long(19)},en,turmeric-powder,kg,240.00,INR,1,1,50,,2,`),
      ...file('suppliers.csv', `${member},${long(20)},IN,${long(21)},2026-01-01,${long(22)},${long(23)}`),
    });
    expect(refused(outcome)).toEqual([]);
    expect(outcome.files.map((row) => row.new)).toEqual(outcome.files.map(() => 1));
  });

  it('names the files that were passed over', async () => {
    const outcome = await importing({ ...smallFolder, 'notes.txt': 'x', 'Members.csv': 'x' }, { dryRun: true });
    expect(outcome.passedOver).toEqual(['Members.csv', 'notes.txt']);
  });

  it('has payments that wait for their schedule as principal', async () => {
    const folder = {
      'loans.csv': `${smallFolder['loans.csv']?.split('\n')[0]}\nL9,internal,IN-1,A,,2026-01-20,90.00,12,flat,active,\n`,
      'loan_payments.csv': 'loan_code,paid_on,amount\nL9,2026-02-20,80.00\nL9,2026-02-21,20.00\n',
    };
    expect(refused(await importing(folder))).toEqual([]);
    expect(await proveBooks(db)).toEqual([]);
    const schedule = 'loan_code,number,due_on,principal_due,interest_due\n';
    const tooLittle = await importing({ 'loan_instalments.csv': `${schedule}L9,1,2026-02-20,90.00,9.99\n` });
    expect(refused(tooLittle)).toEqual(['loan_instalments.csv:2 principal_due overpaid']);
    const enough = await importing({ 'loan_instalments.csv': `${schedule}L9,1,2026-02-20,90.00,10.00\n` });
    expect(refused(enough)).toEqual([]);
    expect(await proveBooks(db)).toEqual([]);
    expect((await proveLedger(db)).breaks).toEqual([]);
  });
});
