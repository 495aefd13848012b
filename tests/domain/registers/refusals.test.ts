import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../support/test-database';
import { changed, importer, refused, smallFolder, withRows, without, type FolderFiles } from './small-folder';

const database = await testDatabase();
const importing = importer(database);

type Case = [what: string, folder: FolderFiles, ...expected: string[]];

function areRefused(cases: Case[]): void {
  it.each(cases.map(([what, folder, ...expected]) => ({ what, folder, expected })))(
    '$what',
    async ({ folder, expected }) => {
      const outcome = await importing(folder, { dryRun: true });
      expect(refused(outcome)).toEqual(expected);
      expect(outcome.refusalCount).toBe(expected.length);
    },
  );
}

describe('the small folder', () => {
  it('is taken as it is', async () => {
    expect(refused(await importing(smallFolder, { dryRun: true }))).toEqual([]);
  });
});

const binary = (text: string, ...bytes: number[]) => Buffer.concat([Buffer.from(text), Buffer.from(bytes)]);
const BRANCHES = 'branch_code,name,country,timezone,currency\n';

describe('the form of a file is refused where', () => {
  areRefused([
    [
      'a column is unknown',
      changed('groups.csv', 'closed_on', 'closing'),
      'groups.csv:1 closed_on column-missing',
      'groups.csv:1 closing column-unknown',
    ],
    [
      'a column more is unknown',
      changed(
        'enterprise_owners.csv',
        'signatory\n',
        'signatory,note\n',
        changed('enterprise_owners.csv', 'E1,A,yes\nE2,A,yes\nE2,B,yes', 'E1,A,yes,\nE2,A,yes,\nE2,B,yes,'),
      ),
      'enterprise_owners.csv:1 note column-unknown',
    ],
    [
      'a column stands twice',
      changed(
        'enterprise_owners.csv',
        'signatory\n',
        'signatory,signatory\n',
        changed('enterprise_owners.csv', 'E1,A,yes\nE2,A,yes\nE2,B,yes', 'E1,A,yes,yes\nE2,A,yes,yes\nE2,B,yes,yes'),
      ),
      'enterprise_owners.csv:1 signatory column-twice',
    ],
    [
      'an optional column is missing',
      changed(
        'memberships.csv',
        'joined_on,left_on',
        'joined_on',
        changed(
          'memberships.csv',
          ',,president',
          ',president',
          changed(
            'memberships.csv',
            ',2026-03-01,member\nC,IN-2,2025-01-01,,member\nR,RW-1,2025-02-01,,',
            ',member\nC,IN-2,2025-01-01,member\nR,RW-1,2025-02-01,',
          ),
        ),
      ),
      'memberships.csv:1 left_on column-missing',
    ],
    [
      'the code column of what others name is missing',
      changed('groups.csv', 'group_code', 'code'),
      'groups.csv:1 group_code column-missing',
      'groups.csv:1 code column-unknown',
    ],
    ['the file is empty', { ...smallFolder, 'waivers.csv': '' }, 'waivers.csv:1 enterprise_code header-missing'],
    [
      'there are blank lines alone',
      { ...smallFolder, 'waivers.csv': '\n\r\n' },
      'waivers.csv:1 enterprise_code header-missing',
    ],
    [
      'the header is not UTF-8',
      { ...smallFolder, 'waivers.csv': binary('enterprise_code,rule', 0xff) },
      'waivers.csv:1 rule\ufffd not-utf8',
    ],
    [
      'a row has too few fields',
      changed('members.csv', 'B,Bina,1990,,,,', 'B,Bina,1990,,,'),
      'members.csv:3 identity_seen_on too-few-fields',
    ],
    [
      'a row has too many fields',
      changed('members.csv', 'B,Bina,1990,,,,', 'B,Bina,1990,,,,,'),
      'members.csv:3 identity_seen_on too-many-fields',
    ],
    [
      'a line is of spaces alone',
      changed('members.csv', 'B,Bina', '   \nB,Bina'),
      'members.csv:3 display_name too-few-fields',
    ],
    [
      'a quotation mark stands inside a field',
      changed('members.csv', 'Bina', 'Bi"na'),
      'members.csv:3 display_name quote-in-field',
    ],
    [
      'text stands behind a closing quotation mark',
      changed('members.csv', 'Bina', '"Bi"na'),
      'members.csv:3 display_name text-after-quote',
    ],
    [
      'a space stands before a quoted field',
      changed('members.csv', 'Bina', ' "Bina"'),
      'members.csv:3 display_name space-around-quotes',
    ],
    [
      'a space stands behind a quoted field',
      changed('members.csv', 'Bina', '"Bina" '),
      'members.csv:3 display_name space-around-quotes',
    ],
    [
      'a quotation mark is never closed',
      changed('members.csv', 'Bina', '"Bina'),
      'members.csv:3 display_name quote-not-closed',
    ],
    [
      'a carriage return stands alone',
      changed('members.csv', 'Bina', 'Bi\rna'),
      'members.csv:3 display_name lone-return',
    ],
    [
      'a field is not UTF-8',
      {
        ...smallFolder,
        'branches.csv': Buffer.concat([
          binary(`${BRANCHES}IN-B,Er`, 0xc3, 0x28),
          Buffer.from(',IN,Asia/Kolkata,INR\nRW-B,Huye,RW,Africa/Kigali,RWF\n'),
        ]),
      },
      'branches.csv:2 name not-utf8',
    ],
    ['a field holds NUL', changed('members.csv', 'Bina', 'Bi\0na'), 'members.csv:3 display_name nul'],
    [
      'a field has more than 10,000 characters',
      changed('members.csv', 'Bina', '😀'.repeat(10_001)),
      'members.csv:3 display_name field-too-long',
    ],
    [
      'a row behind one of several lines is wrong',
      changed('members.csv', 'Bina', '"Bina\nDevi"', changed('members.csv', '1978', 'x')),
      'members.csv:5 birth_year birth-year',
    ],
    [
      'several rows are malformed',
      changed(
        'members.csv',
        'Bina',
        'Bi"na',
        changed('members.csv', 'C,Chitra,1978,,,,', 'C,Chitra', changed('members.csv', '1992', '92')),
      ),
      'members.csv:3 display_name quote-in-field',
      'members.csv:4 birth_year too-few-fields',
      'members.csv:5 birth_year birth-year',
    ],
  ]);
});

describe('a field is refused where', () => {
  areRefused([
    ['it is empty and may not be', changed('members.csv', 'Bina', '  '), 'members.csv:3 display_name empty'],
    [
      'a code is empty',
      changed('cash_movements.csv', 'IN-1,2026-01-10', ',2026-01-10'),
      'cash_movements.csv:2 group_code empty',
    ],
    [
      'a code has an invisible character',
      changed('suppliers.csv', 'S1', 'S\u200b1', changed('offers.csv', 'O2,S1', 'O2,E1')),
      'suppliers.csv:2 enterprise_code code-unseen-character',
    ],
    [
      'a code has a bidirectional character',
      changed('suppliers.csv', 'S1', '\u202eS1', changed('offers.csv', 'O2,S1', 'O2,E1')),
      'suppliers.csv:2 enterprise_code code-unseen-character',
    ],
    [
      'a code has a control character',
      changed('suppliers.csv', 'S1', 'S1\u0007', changed('offers.csv', 'O2,S1', 'O2,E1')),
      'suppliers.csv:2 enterprise_code code-unseen-character',
    ],
    [
      'a date has another form',
      changed('members.csv', '2025-01-05,,', '5.1.2025,,'),
      'members.csv:2 consent_on date-form',
    ],
    [
      'a date has an hour',
      changed('members.csv', '2025-01-05,,', '2025-01-05T00:00,,'),
      'members.csv:2 consent_on date-form',
    ],
    [
      'a day does not exist',
      changed('members.csv', '2025-01-05,,', '2025-02-29,,'),
      'members.csv:2 consent_on date-unreal',
    ],
    [
      'a year of birth is of another calendar',
      changed('members.csv', '1990', '1369'),
      'members.csv:3 birth_year birth-year',
    ],
    [
      'an amount has a thousands mark',
      changed('savings.csv', '100.00', '"1,100.00"'),
      'savings.csv:2 amount amount-form',
    ],
    ['an amount has a decimal comma', changed('savings.csv', '100.00', '"100,00"'), 'savings.csv:2 amount amount-form'],
    ['an amount has a plus sign', changed('savings.csv', '100.00', '+100.00'), 'savings.csv:2 amount amount-form'],
    [
      'an amount has no digits before the mark',
      changed('savings.csv', '100.00', '.50'),
      'savings.csv:2 amount amount-form',
    ],
    [
      'an amount has more decimals than any currency',
      changed('savings.csv', '100.00', '100.000'),
      'savings.csv:2 amount amount-decimals-any',
    ],
    [
      'an amount has more decimals than its currency',
      changed('savings.csv', 'R,500', 'R,500.5'),
      'savings.csv:5 amount amount-decimals',
    ],
    [
      'cash has more decimals than its currency',
      changed('meetings.csv', '0,500', '0.0,500.00'),
      'meetings.csv:5 cash_open amount-decimals',
      'meetings.csv:5 cash_close_counted amount-decimals',
    ],
    [
      'a principal has more decimals than its currency',
      changed('loans.csv', ',600,', ',600.0,'),
      'loans.csv:3 principal amount-decimals',
    ],
    [
      'an instalment has more decimals than its currency',
      changed('loan_instalments.csv', '300,10', '300.0,10.0'),
      'loan_instalments.csv:5 principal_due amount-decimals',
      'loan_instalments.csv:5 interest_due amount-decimals',
    ],
    [
      'a payment has more decimals than its currency',
      changed('loan_payments.csv', ',310', ',310.0'),
      'loan_payments.csv:4 amount amount-decimals',
    ],
    [
      'an offer’s price has more decimals than its currency',
      changed('offers.csv', '240.00,INR', '240.00,RWF'),
      'offers.csv:2 price amount-decimals',
    ],
    [
      'an amount is too large to be exact',
      changed('savings.csv', '100.00', '90071992547409.92'),
      'savings.csv:2 amount amount-large',
    ],
    [
      'an amount is too large in minor units',
      changed('savings.csv', '100.00', '9007199254740991'),
      'savings.csv:2 amount amount-large',
    ],
    ['savings are zero', changed('savings.csv', '100.00', '0.00'), 'savings.csv:2 amount amount-zero'],
    [
      'cash moves by nothing',
      changed('cash_movements.csv', '5.00', '0'),
      'cash_movements.csv:2 amount amount-not-positive',
    ],
    [
      'cash moves by less than nothing',
      changed('cash_movements.csv', '5.00', '-5.00'),
      'cash_movements.csv:2 amount amount-not-positive',
    ],
    [
      'the cash box is below zero',
      changed('meetings.csv', '0.00,206.00', '-1.00,206.00'),
      'meetings.csv:2 cash_open amount-negative',
    ],
    [
      'the counted cash is below zero',
      changed('meetings.csv', '0.00,206.00', '0.00,-206.00'),
      'meetings.csv:2 cash_close_counted amount-negative',
    ],
    ['a principal is zero', changed('loans.csv', '90.00', '0.00'), 'loans.csv:2 principal amount-not-positive'],
    ['a principal is below zero', changed('loans.csv', '90.00', '-90.00'), 'loans.csv:2 principal amount-not-positive'],
    [
      'an instalment is below zero',
      changed('loan_instalments.csv', '30.00,0.90', '30.00,-0.90'),
      'loan_instalments.csv:2 interest_due amount-negative',
    ],
    ['a payment is zero', changed('loan_payments.csv', '10.00', '0'), 'loan_payments.csv:3 amount amount-not-positive'],
    [
      'a payment is below zero',
      changed('loan_payments.csv', '10.00', '-10'),
      'loan_payments.csv:3 amount amount-not-positive',
    ],
    ['a rate is no number', changed('loans.csv', ',12,flat', ',12%,flat'), 'loans.csv:2 annual_rate_percent rate-form'],
    [
      'minutes are no whole number',
      changed('training_attendance.csv', ',60', ',60.5'),
      'training_attendance.csv:2 minutes whole-number-form',
    ],
    [
      'minutes are below zero',
      changed('training_attendance.csv', ',60', ',-60'),
      'training_attendance.csv:2 minutes whole-number-small',
    ],
    [
      'yes is written otherwise',
      changed('enterprise_owners.csv', 'E1,A,yes', 'E1,A,Yes'),
      'enterprise_owners.csv:2 signatory yes-no',
    ],
    ['a word is not one of the column’s', changed('attendance.csv', 'late', 'Late'), 'attendance.csv:3 mark choice'],
    ['a country is unknown', changed('suppliers.csv', ',IN,', ',XX,'), 'suppliers.csv:2 country country'],
    ['a country is in small letters', changed('suppliers.csv', ',IN,', ',in,'), 'suppliers.csv:2 country country'],
    [
      'a time zone is unknown',
      changed('branches.csv', 'Asia/Kolkata', 'Asia/Erode'),
      'branches.csv:2 timezone timezone',
    ],
    ['a time zone is a nickname', changed('branches.csv', 'Asia/Kolkata', 'IST'), 'branches.csv:2 timezone timezone'],
    ['a time zone is an offset', changed('branches.csv', 'Asia/Kolkata', '+05:30'), 'branches.csv:2 timezone timezone'],
    ['a currency is unknown', changed('branches.csv', 'INR', 'XXX'), 'branches.csv:2 currency currency'],
    [
      'a step is neither 1 nor 2',
      changed('training_modules.csv', 'IN,1,health', 'IN,3,health'),
      'training_modules.csv:2 step choice',
    ],
    [
      'a topic is not the method’s',
      changed('training_modules.csv', 'health,Health', 'cooking,Health'),
      'training_modules.csv:2 topic choice',
    ],
    [
      'a topic is of the other step',
      changed('training_modules.csv', 'IN,1,health', 'IN,1,marketing'),
      'training_modules.csv:2 topic topic-of-other-step',
    ],
    ['a waiver names no rule', changed('waivers.csv', 'M5', 'M9'), 'waivers.csv:2 rule choice'],
    ['a language is no tag', changed('offers.csv', ',en,', ',en_US,'), 'offers.csv:2 language language'],
    [
      'a product type is unknown',
      changed('offers.csv', 'turmeric-powder', 'gold'),
      'offers.csv:2 product_type product-type',
    ],
    ['a unit is unknown', changed('offers.csv', ',kg,', ',armful,'), 'offers.csv:2 unit unit'],
    [
      'an offer’s currency is unknown',
      changed('offers.csv', '240.00,INR', '240.00,XXX'),
      'offers.csv:2 currency currency',
    ],
    [
      'an offer has neither stock nor capacity',
      changed('offers.csv', ',50,,2', ',,,2'),
      'offers.csv:2 stock stock-or-capacity',
    ],
    [
      'an offer’s photo is not in the folder',
      changed('offers.csv', ',50,,2,', ',50,,2,turmeric.jpg'),
      'offers.csv:2 photo photo-missing',
    ],
    [
      'an offer’s photo lies in another folder',
      changed('offers.csv', ',50,,2,', ',50,,2,../turmeric.jpg'),
      'offers.csv:2 photo photo-missing',
    ],
    [
      'an offer’s photo is no picture',
      { ...changed('offers.csv', ',50,,2,', ',50,,2,turmeric.jpg'), 'turmeric.jpg': 'not a picture' },
      'offers.csv:2 photo photo-unreadable',
    ],
  ]);
});

describe('a row that refers to what is neither in the folder nor known is refused:', () => {
  areRefused([
    [
      'a group of an unknown branch',
      changed('groups.csv', 'IN-2,IN-B', 'IN-2,in-b'),
      'groups.csv:3 branch_code unknown-branch',
    ],
    [
      'a membership of an unknown member',
      withRows('memberships.csv', 'X,IN-1,2025-01-01,,member'),
      'memberships.csv:6 member_code unknown-member',
    ],
    [
      'a membership in an unknown group',
      withRows('memberships.csv', 'A,X,2025-01-01,,member'),
      'memberships.csv:6 group_code unknown-group',
    ],
    [
      'a meeting of an unknown group',
      withRows('meetings.csv', 'X,2026-01-10,missed,,,'),
      'meetings.csv:6 group_code unknown-group',
    ],
    [
      'a mark of an unknown group',
      withRows('attendance.csv', 'X,2026-01-10,A,present'),
      'attendance.csv:6 group_code unknown-group',
    ],
    [
      'a mark of an unknown meeting',
      withRows('attendance.csv', 'IN-1,2026-01-11,A,present'),
      'attendance.csv:6 scheduled_on unknown-meeting',
    ],
    [
      'a mark of a meeting of another group',
      withRows('attendance.csv', 'IN-2,2026-01-10,C,present'),
      'attendance.csv:6 scheduled_on unknown-meeting',
    ],
    [
      'a mark for an unknown member',
      withRows('attendance.csv', 'IN-1,2026-01-10,X,present'),
      'attendance.csv:6 member_code unknown-member',
    ],
    [
      'savings of an unknown meeting',
      withRows('savings.csv', 'IN-1,2026-01-11,A,1.00'),
      'savings.csv:7 scheduled_on unknown-meeting',
    ],
    [
      'savings of an unknown member',
      withRows('savings.csv', 'IN-1,2026-01-10,X,1.00'),
      'savings.csv:7 member_code unknown-member',
    ],
    [
      'cash of an unknown group',
      withRows('cash_movements.csv', 'X,2026-01-10,fine,1.00,'),
      'cash_movements.csv:4 group_code unknown-group',
    ],
    [
      'cash of an unknown meeting',
      withRows('cash_movements.csv', 'IN-1,2026-01-11,fine,1.00,'),
      'cash_movements.csv:4 scheduled_on unknown-meeting',
    ],
    [
      'a loan of an unknown group',
      changed('loans.csv', 'L3,external_mfi,IN-2', 'L3,external_mfi,X'),
      'loans.csv:4 group_code unknown-group',
    ],
    [
      'a loan to an unknown member',
      changed('loans.csv', 'IN-2,C,', 'IN-2,X,'),
      'loans.csv:4 member_code unknown-member',
    ],
    [
      'an instalment of an unknown loan',
      withRows('loan_instalments.csv', 'X,1,2026-03-20,1.00,0'),
      'loan_instalments.csv:8 loan_code unknown-loan',
    ],
    [
      'a payment on an unknown loan',
      withRows('loan_payments.csv', 'X,2026-03-20,1.00'),
      'loan_payments.csv:6 loan_code unknown-loan',
    ],
    [
      'training of an unknown member',
      withRows('training_attendance.csv', 'X,IN-S1,2025-06-01,60'),
      'training_attendance.csv:4 member_code unknown-member',
    ],
    [
      'training in an unknown module',
      withRows('training_attendance.csv', 'A,X,2025-06-01,60'),
      'training_attendance.csv:4 module_code unknown-module',
    ],
    [
      'an assessment of an unknown member',
      withRows('assessments.csv', 'X,IN-S1,2025-06-01,oral,yes'),
      'assessments.csv:4 member_code unknown-member',
    ],
    [
      'an assessment in an unknown module',
      withRows('assessments.csv', 'A,X,2025-06-01,oral,yes'),
      'assessments.csv:4 module_code unknown-module',
    ],
    [
      'an enterprise of an unknown group',
      changed('enterprises.csv', 'individual,IN-1', 'individual,X'),
      'enterprises.csv:2 group_code unknown-group',
    ],
    [
      'an owner of an unknown enterprise',
      withRows('enterprise_owners.csv', 'X,A,yes'),
      'enterprise_owners.csv:5 enterprise_code unknown-enterprise',
    ],
    [
      'an unknown owner',
      withRows('enterprise_owners.csv', 'E1,X,yes'),
      'enterprise_owners.csv:5 member_code unknown-member',
    ],
    [
      'a visit to an unknown enterprise',
      withRows('vetting_visits.csv', 'X,2026-02-01,S. Karthik,pass,,'),
      'vetting_visits.csv:3 enterprise_code unknown-enterprise',
    ],
    [
      'a waiver for an unknown enterprise',
      withRows('waivers.csv', 'X,M5,2026-02-01,2026-03-01,R,S,lost,The flood took the books'),
      'waivers.csv:3 enterprise_code unknown-enterprise',
    ],
    [
      'an offer of an unknown enterprise',
      changed('offers.csv', 'O1,E1', 'O1,X'),
      'offers.csv:2 enterprise_code unknown-enterprise',
    ],
    [
      'members that the folder leaves out',
      without('training_modules.csv'),
      'training_attendance.csv:2 module_code unknown-module',
      'training_attendance.csv:3 module_code unknown-module',
      'assessments.csv:2 module_code unknown-module',
      'assessments.csv:3 module_code unknown-module',
    ],
  ]);
});

describe('a key that stands twice is refused at the later row:', () => {
  areRefused([
    ['a branch', withRows('branches.csv', 'IN-B,Salem,IN,Asia/Kolkata,INR'), 'branches.csv:4 branch_code twice'],
    ['a group', withRows('groups.csv', 'IN-1,IN-B,Roja,savings,2025-01-01,,'), 'groups.csv:5 group_code twice'],
    ['a member', withRows('members.csv', 'A,Asha,1985,,,,'), 'members.csv:6 member_code twice'],
    ['a membership', withRows('memberships.csv', 'A,IN-1,2025-01-01,,member'), 'memberships.csv:6 joined_on twice'],
    ['a meeting', withRows('meetings.csv', 'IN-1,2026-01-10,missed,,,'), 'meetings.csv:6 scheduled_on twice'],
    ['a mark', withRows('attendance.csv', 'IN-1,2026-01-10,A,absent'), 'attendance.csv:6 member_code twice'],
    [
      'a loan',
      withRows('loans.csv', 'L3,external_mfi,IN-2,C,Nila,2026-01-20,100.00,18,flat,closed,2026-04-01'),
      'loans.csv:5 loan_code twice',
    ],
    [
      'a module',
      withRows('training_modules.csv', 'IN-S1,IN,1,health,Health,90,yes'),
      'training_modules.csv:4 module_code twice',
    ],
    [
      'training attendance',
      withRows('training_attendance.csv', 'A,IN-S1,2025-06-08,60'),
      'training_attendance.csv:4 session_on twice',
    ],
    [
      'an assessment',
      withRows('assessments.csv', 'A,IN-S1,2025-07-01,written,yes'),
      'assessments.csv:4 assessed_on twice',
    ],
    [
      'an enterprise',
      withRows('enterprises.csv', 'E1,Asha,individual,IN-1,spices,active,2025-05-01,,'),
      'enterprises.csv:4 enterprise_code twice',
    ],
    ['an owner', withRows('enterprise_owners.csv', 'E1,A,no'), 'enterprise_owners.csv:5 member_code twice'],
    [
      'a visit',
      withRows('vetting_visits.csv', 'E1,2026-02-01,M. Anand,fail,,'),
      'vetting_visits.csv:3 visited_on twice',
    ],
    [
      'a waiver',
      withRows('waivers.csv', 'E1,M5,2026-02-01,2026-03-02,R. Prema,S,lost,The flood took the books'),
      'waivers.csv:3 granted_on twice',
    ],
    [
      'an offer',
      withRows('offers.csv', 'O1,E1,Turmeric,Ground,en,turmeric-powder,kg,240.00,INR,1,1,50,,2,'),
      'offers.csv:4 offer_code twice',
    ],
    ['a supplier', withRows('suppliers.csv', 'S1,Other house,IN,Erode,,,'), 'suppliers.csv:3 enterprise_code twice'],
  ]);
});

describe('what must hold is refused where it does not:', () => {
  areRefused([
    [
      'a group closed before it was formed',
      changed('groups.csv', '2026-05-01', '2024-12-31'),
      'groups.csv:3 closed_on ends-before-start',
    ],
    [
      'a membership that ends before it begins',
      changed('memberships.csv', '2025-01-01,,president', '2025-01-01,2024-12-31,president'),
      'memberships.csv:2 left_on ends-before-start',
    ],
    [
      'memberships that overlap',
      withRows('memberships.csv', 'B,IN-1,2026-02-28,,member'),
      'memberships.csv:6 joined_on memberships-overlap',
    ],
    [
      'a membership within an open one',
      withRows('memberships.csv', 'C,IN-2,2025-06-01,2025-07-01,member'),
      'memberships.csv:6 joined_on memberships-overlap',
    ],
    [
      'a meeting scheduled after the day of import',
      withRows('meetings.csv', 'IN-1,2026-06-02,missed,,,'),
      'meetings.csv:6 scheduled_on meeting-in-future',
    ],
    [
      'a meeting held after the day of import',
      withRows('meetings.csv', 'IN-1,2026-06-01,held,2026-06-02,,'),
      'meetings.csv:6 held_on meeting-in-future',
    ],
    [
      'a held meeting without its day',
      withRows('meetings.csv', 'IN-1,2026-05-10,held,,,'),
      'meetings.csv:6 held_on held-without-day',
    ],
    [
      'a missed meeting with a day',
      withRows('meetings.csv', 'IN-1,2026-05-10,missed,2026-05-10,,'),
      'meetings.csv:6 held_on day-but-not-held',
    ],
    [
      'a cancelled meeting with a day',
      withRows('meetings.csv', 'IN-1,2026-05-10,cancelled,2026-05-10,,'),
      'meetings.csv:6 held_on day-but-not-held',
    ],
    [
      'a mark at a meeting that was missed',
      withRows('attendance.csv', 'IN-1,2026-03-10,A,absent'),
      'attendance.csv:6 scheduled_on meeting-not-held',
    ],
    [
      'savings at a meeting that was missed',
      withRows('savings.csv', 'IN-1,2026-03-10,A,1.00'),
      'savings.csv:7 scheduled_on meeting-not-held',
    ],
    [
      'cash at a meeting that was missed',
      withRows('cash_movements.csv', 'IN-1,2026-03-10,fine,1.00,'),
      'cash_movements.csv:4 scheduled_on meeting-not-held',
    ],
    [
      'a mark for a member of another group',
      withRows('attendance.csv', 'IN-1,2026-01-10,C,present'),
      'attendance.csv:6 member_code not-a-member-that-day',
    ],
    [
      'a mark before the member joined',
      changed('memberships.csv', 'R,RW-1,2025-02-01', 'R,RW-1,2026-01-16'),
      'attendance.csv:5 member_code not-a-member-that-day',
    ],
    [
      'a mark on the day the member left',
      changed('memberships.csv', '2026-03-01', '2026-02-11', withRows('attendance.csv', 'IN-1,2026-02-10,B,present')),
      'attendance.csv:6 member_code not-a-member-that-day',
    ],
    [
      'instalments with a gap',
      changed('loan_instalments.csv', 'L1,3', 'L1,4'),
      'loan_instalments.csv:4 number instalment-numbering',
    ],
    [
      'instalments that do not begin at 1',
      changed('loan_instalments.csv', 'L3,1', 'L3,2'),
      'loan_instalments.csv:7 number instalment-numbering',
    ],
    [
      'instalments that begin at 0',
      changed('loan_instalments.csv', 'L3,1', 'L3,0'),
      'loan_instalments.csv:7 number instalment-numbering',
    ],
    [
      'a number that is doubled',
      changed('loan_instalments.csv', 'L1,3', 'L1,2'),
      'loan_instalments.csv:4 number instalment-numbering',
    ],
    [
      'due dates that fall',
      changed('loan_instalments.csv', '2026-04-20,30.00', '2026-03-19,30.00'),
      'loan_instalments.csv:4 due_on due-date-falls',
    ],
    [
      'a principal that its instalments do not sum to',
      changed('loan_instalments.csv', 'L1,3,2026-04-20,30.00', 'L1,3,2026-04-20,30.01'),
      'loans.csv:2 principal principal-differs',
    ],
    [
      'a loan without instalments',
      withRows('loans.csv', 'L4,internal,IN-1,A,,2026-01-20,90.00,12,flat,active,'),
      'loans.csv:5 loan_code no-instalments',
    ],
    [
      'a payment before the disbursement',
      changed('loan_payments.csv', 'L1,2026-02-20', 'L1,2026-01-19'),
      'loan_payments.csv:2 paid_on payment-before-disbursement',
    ],
    [
      'payments beyond the schedule',
      changed('loan_payments.csv', 'L3,2026-03-20,102.00', 'L3,2026-03-20,102.01'),
      'loan_payments.csv:5 amount overpaid',
    ],
    [
      'an individual enterprise without an owner',
      changed('enterprise_owners.csv', 'E1,A,yes\n', ''),
      'enterprises.csv:2 enterprise_code no-owner',
    ],
    [
      'a group enterprise with one signatory',
      changed('enterprise_owners.csv', 'E2,B,yes', 'E2,B,no'),
      'enterprises.csv:3 enterprise_code too-few-signatories',
    ],
    [
      'an owner from another group',
      withRows('enterprise_owners.csv', 'E1,C,no'),
      'enterprise_owners.csv:5 member_code owner-not-in-group',
    ],
    [
      'an owner of a supplier',
      withRows('enterprise_owners.csv', 'S1,C,no'),
      'enterprise_owners.csv:5 member_code owner-not-in-group',
    ],
    [
      'a visitor who approves herself',
      changed('vetting_visits.csv', 'M. Anand', 'S. Karthik'),
      'vetting_visits.csv:2 approver own-approver',
    ],
    [
      'a supplier with an enterprise’s code',
      changed('suppliers.csv', 'S1', 'E1', changed('offers.csv', 'O2,S1', 'O2,E1')),
      'suppliers.csv:2 enterprise_code code-of-enterprise',
    ],
  ]);
});

describe('nobody is refused for another’s fault:', () => {
  areRefused([
    ['a branch with a wrong currency', changed('branches.csv', 'RWF', 'FRW'), 'branches.csv:3 currency currency'],
    [
      'a group with a wrong day',
      changed('groups.csv', '2025-02-01', '2025-02-30'),
      'groups.csv:4 formed_on date-unreal',
    ],
    [
      'a group that is malformed',
      changed('groups.csv', 'RW-1,RW-B,Ubumwe,shares', 'RW-1,RW-B'),
      'groups.csv:4 closed_on too-few-fields',
    ],
    ['a member with a wrong year', changed('members.csv', '1985', '85'), 'members.csv:2 birth_year birth-year'],
    [
      'a membership with a wrong day',
      changed('memberships.csv', 'A,IN-1,2025-01-01', 'A,IN-1,1.1.2025'),
      'memberships.csv:2 joined_on date-form',
    ],
    [
      'a meeting with a wrong status',
      changed('meetings.csv', 'held,2026-01-10', 'done,2026-01-10'),
      'meetings.csv:2 status choice',
    ],
    ['a loan with a wrong principal', changed('loans.csv', '90.00', 'ninety'), 'loans.csv:2 principal amount-form'],
    [
      'an instalment with a wrong amount',
      changed('loan_instalments.csv', 'L1,3,2026-04-20,30.00', 'L1,3,2026-04-20,x'),
      'loan_instalments.csv:4 principal_due amount-form',
    ],
    [
      'an instalment that is malformed',
      changed('loan_instalments.csv', 'L1,3,2026-04-20,30.00,0.90', 'L1,3'),
      'loan_instalments.csv:4 due_on too-few-fields',
    ],
    [
      'an owner with a wrong word',
      changed('enterprise_owners.csv', 'E2,B,yes', 'E2,B,si'),
      'enterprise_owners.csv:4 signatory yes-no',
    ],
    [
      'an enterprise with a wrong kind',
      changed('enterprises.csv', 'individual', 'alone'),
      'enterprises.csv:2 kind choice',
    ],
  ]);
});
