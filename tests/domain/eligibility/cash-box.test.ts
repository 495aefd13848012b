import { describe } from 'vitest';
import { add, moved, none, notHeld, replace, set } from '../../factories/register-changes';
import { instalment, loan, payment, type RegisterRow } from '../../factories/sound-registers';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

/** The last three of the meetings are those of 8 and 22 September and 6 October; each has 10 in the box, all saved then. */
const LAST = 12;
const closedWith = (place: number, amount: string) => set('meetings', place, { cash_close_counted: amount });
const moving = (rows: [kind: string, amount: string][]) =>
  add('cash_movements', (code) =>
    rows.map(([kind, amount]) => ({ group_code: `${code}-G`, scheduled_on: '2026-10-06', kind, amount })),
  );
const lent = (day: string, fields: RegisterRow = {}) => [
  add('loans', (code) => [
    { ...loan(`${code}-L2`, `${code}-G`, `${code}-M1`), disbursed_on: day, principal: '4', ...fields },
  ]),
  add('loan_instalments', (code) => [instalment(`${code}-L2`, 1, '2027-01-01', '4')]),
];
const paid = (day: string) => add('loan_payments', (code) => [payment(`${code}-L1`, day, '5')]);

describe('the rule about the cash box', () => {
  ruleCases(database, [
    { rule: 'G7', when: 'the last three meetings reconcile', enter: 'pass' },
    { rule: 'G7', when: 'the last was 45 days ago', enter: 'pass', asOf: '2026-11-20' },
    { rule: 'G7', when: 'the last was 46 days ago', enter: 'fail', asOf: '2026-11-21' },
    { rule: 'G7', when: 'a little is missing at the last', enter: 'fail', given: [closedWith(LAST, '9.99')] },
    {
      rule: 'G7',
      when: 'there is a little too much at the third last',
      enter: 'fail',
      given: [closedWith(10, '10.01')],
    },
    { rule: 'G7', when: 'the fourth last does not reconcile', enter: 'pass', given: [closedWith(9, '0')] },
    { rule: 'G7', when: 'nobody counted', enter: 'fail', given: [closedWith(LAST, '')] },
    { rule: 'G7', when: 'nobody noted what was there', enter: 'fail', given: [set('meetings', 11, { cash_open: '' })] },
    { rule: 'G7', when: 'two meetings were held', enter: 'no_data', given: [notHeld('missed', 0, 11)] },
    {
      rule: 'G7',
      when: 'three were held, and a loan given before them went out at the first',
      enter: 'pass',
      given: [notHeld('missed', 0, 10), set('meetings', 10, { cash_open: '100' })],
    },
    {
      rule: 'G7',
      when: 'two were held, and a third after the day judged',
      enter: 'no_data',
      given: [notHeld('missed', 0, 10), set('meetings', LAST, { held_on: '2026-11-01' })],
    },
    {
      rule: 'G7',
      when: 'two were held, long ago',
      enter: 'no_data',
      asOf: '2027-10-31',
      given: [notHeld('missed', 0, 11)],
    },
    {
      rule: 'G7',
      when: 'all kinds of money came in and went out',
      enter: 'pass',
      given: [
        moving([
          ['fine', '1'],
          ['social_fund_in', '20'],
          ['bank_withdrawal', '300'],
          ['other_in', '4000'],
          ['social_fund_out', '2'],
          ['expense', '30'],
          ['bank_deposit', '400'],
          ['other_out', '50'],
        ]),
        closedWith(LAST, '3849'),
      ],
    },
    {
      rule: 'G7',
      when: 'a loan was given between the last two meetings',
      enter: 'pass',
      given: [...lent('2026-09-23'), closedWith(LAST, '6')],
    },
    {
      rule: 'G7',
      when: 'a loan was given on the day of the last but one',
      enter: 'pass',
      given: [...lent('2026-09-22'), closedWith(11, '6')],
    },
    {
      rule: 'G7',
      when: 'a loan was given after the last meeting',
      enter: 'pass',
      given: lent('2026-10-07'),
    },
    {
      rule: 'G7',
      when: 'a loan from elsewhere was given between the last two',
      enter: 'pass',
      given: lent('2026-09-23', { source: 'external_mfi' }),
    },
    {
      rule: 'G7',
      when: 'a loan was paid back between the last two',
      enter: 'pass',
      given: [paid('2026-09-30'), closedWith(LAST, '15')],
    },
    {
      rule: 'G7',
      when: 'a loan was given and a part paid back before the first meeting there is',
      enter: 'pass',
      given: [
        notHeld('missed', 0, 10),
        set('loans', 0, { disbursed_on: '2026-01-10' }),
        paid('2026-02-10'),
        set('meetings', 10, { cash_open: '95' }),
      ],
    },
    {
      rule: 'G7',
      when: 'meetings were held in another order than planned',
      enter: 'pass',
      given: [
        set('meetings', 9, { held_on: '2026-10-20' }),
        closedWith(9, '15'),
        paid('2026-10-10'),
        closedWith(10, '0'),
      ],
    },
    {
      rule: 'G7',
      when: 'two were held on one day, and what was paid that day counts for the one planned first',
      enter: 'pass',
      given: [set('meetings', 11, { held_on: '2026-10-06' }), paid('2026-10-06'), closedWith(11, '15')],
    },
    {
      rule: 'G7',
      when: 'she saved and took out at the last',
      enter: 'pass',
      given: [
        add('savings', (code) => [
          { group_code: `${code}-G`, scheduled_on: '2026-10-06', member_code: `${code}-M1`, amount: '-7' },
        ]),
        closedWith(LAST, '3'),
      ],
    },
    {
      rule: 'G7',
      when: 'nobody was marked and nothing saved',
      enter: 'fail',
      given: [none('attendance'), replace('savings', () => [])],
    },
    { rule: 'G7', when: 'the last was moved to the day judged', enter: 'pass', given: [moved(LAST, '2026-10-31')] },
  ]);
});
