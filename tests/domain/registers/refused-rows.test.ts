import { describe } from 'vitest';
import { testDatabase } from '../../support/test-database';
import { refusalTests } from './refusal-cases';
import { changed, withRows, without } from './small-folder';

const areRefused = refusalTests(await testDatabase());

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

describe('nobody is refused for another’s fault:', () => {
  areRefused([
    [
      'a file without the column of its codes',
      changed('groups.csv', 'group_code', 'code'),
      'groups.csv:1 group_code column-missing',
      'groups.csv:1 code column-unknown',
    ],
    [
      'a file whose header cannot be read',
      changed('members.csv', 'member_code', '"member"code'),
      'members.csv:1 member text-after-quote',
    ],
    [
      'a code with a character that is not seen',
      changed('members.csv', 'B,Bina', 'B\u200b,Bina'),
      'members.csv:3 member_code code-unseen-character',
    ],
    [
      'a row that is too short',
      changed('members.csv', 'B,Bina,1990,,,,', 'B'),
      'members.csv:3 display_name too-few-fields',
    ],
    [
      'a quotation mark that is never closed',
      changed('members.csv', 'Bina', '"Bina'),
      'members.csv:3 display_name quote-not-closed',
    ],
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
