import { describe } from 'vitest';
import { readingTests } from './refusal-cases';
import { changed } from './small-folder';

describe('a field is refused where', () => {
  readingTests([
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
      'an offer’s price has more decimals than its currency',
      changed('offers.csv', '240.00,INR', '240.00,RWF'),
      'offers.csv:2 price amount-decimals',
    ],
    [
      'an amount is too large to be exact',
      changed('savings.csv', '100.00', '90071992547409.92'),
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
  ]);
});
