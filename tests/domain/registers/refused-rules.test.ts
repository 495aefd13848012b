import { describe } from 'vitest';
import { testDatabase } from '../../support/test-database';
import { refusalTests } from './refusal-cases';
import { changed, withRows } from './small-folder';

const areRefused = refusalTests(await testDatabase());

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

describe('an amount or picture is refused where', () => {
  areRefused([
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
      'an amount is too large in minor units',
      changed('savings.csv', '100.00', '9007199254740991'),
      'savings.csv:2 amount amount-large',
    ],
    [
      'an offer’s photo is no picture',
      { ...changed('offers.csv', ',50,,2,', ',50,,2,turmeric.jpg'), 'turmeric.jpg': 'not a picture' },
      'offers.csv:2 photo photo-unreadable',
    ],
  ]);
});
