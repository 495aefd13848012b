import { describe } from 'vitest';
import { none, set, type RegisterChange } from '../../factories/register-changes';
import { another, repaying, type Due, type Paid } from '../../factories/loan-changes';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

/** Instalments of 10 a month from January to October 2026, all but the first `late` paid on the day. */
const tenMonths = (late: number): RegisterChange[] => {
  const days = Array.from({ length: 10 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-15`);
  const lastOnTime = days.slice(late).map((day): Paid => [day, '10']);
  const caughtUp: Paid[] = late > 0 ? [[days[late] ?? '2026-10-31', String(late * 10)]] : [];
  return repaying(
    days.map((day): Due => [day, '10']),
    [...caughtUp, ...lastOnTime],
  );
};

describe('the rules about loans', () => {
  ruleCases(database, [
    {
      rule: 'G5',
      when: 'the first loan is given on the day judged',
      enter: 'pass',
      given: [set('loans', 0, { disbursed_on: '2026-10-31' })],
    },
    {
      rule: 'G5',
      when: 'the first loan is given a day later',
      enter: 'fail',
      given: [set('loans', 0, { disbursed_on: '2026-11-01' })],
    },
    {
      rule: 'G5',
      when: 'the only loan is not from the group',
      enter: 'fail',
      given: [set('loans', 0, { source: 'own_fund' })],
    },
    {
      rule: 'G5',
      when: 'the group resolved not to lend, and lent',
      enter: 'not_applicable',
      given: [set('groups', 0, { no_lending_resolution_on: '2026-10-31' })],
    },
    {
      rule: 'G5',
      when: 'the resolution comes a day later',
      enter: 'pass',
      given: [set('groups', 0, { no_lending_resolution_on: '2026-11-01' })],
    },

    { rule: 'G6', when: 'nothing is late', enter: 'pass 0/10000', given: [] },
    {
      rule: 'G6',
      when: 'an instalment is 30 days late',
      enter: 'pass 0/10000',
      given: repaying([
        ['2026-10-01', '1'],
        ['2027-01-01', '99'],
      ]),
    },
    {
      rule: 'G6',
      when: 'it is 31 days late',
      enter: 'fail 10000/10000',
      given: repaying([
        ['2026-09-30', '1'],
        ['2027-01-01', '99'],
      ]),
    },
    {
      rule: 'G6',
      when: 'a tenth is late',
      enter: 'pass 10000/100000',
      given: [...repaying([['2026-06-01', '100']]), ...another({ principal: '900' })],
    },
    {
      rule: 'G6',
      when: 'a little more than a tenth is late',
      enter: 'fail 10000/99999',
      keep: 'pass 10000/99999',
      given: [...repaying([['2026-06-01', '100']]), ...another({ principal: '899.99' })],
    },
    {
      rule: 'G6',
      when: 'three twentieths are late',
      enter: 'fail 15000/100000',
      keep: 'pass 15000/100000',
      given: [...repaying([['2026-06-01', '150']], [], { principal: '150' }), ...another({ principal: '850' })],
    },
    {
      rule: 'G6',
      when: 'a payment covers the interest of the late instalment alone',
      enter: 'fail 10000/10000',
      given: repaying([['2026-06-01', '100', '12']], [['2026-06-01', '12']]),
    },
    {
      rule: 'G6',
      when: 'it covers a little of the principal too',
      enter: 'fail 9999/9999',
      given: repaying([['2026-06-01', '100', '12']], [['2026-06-01', '12.01']]),
    },
    {
      rule: 'G6',
      when: 'the late loan was closed on the day judged',
      enter: 'not_applicable',
      given: repaying([['2026-06-01', '100']], [], { status: 'closed', status_on: '2026-10-31' }),
    },
    {
      rule: 'G6',
      when: 'it is closed a day later',
      enter: 'fail 10000/10000',
      given: repaying([['2026-06-01', '100']], [], { status: 'closed', status_on: '2026-11-01' }),
    },
    {
      rule: 'G6',
      when: 'it was written off nobody knows when',
      enter: 'not_applicable',
      given: repaying([['2026-06-01', '100']], [], { status: 'written_off' }),
    },
    {
      rule: 'G6',
      when: 'it is paid a day after',
      enter: 'fail 10000/10000',
      given: repaying([['2026-06-01', '100']], [['2026-11-01', '100']]),
    },
    {
      rule: 'G6',
      when: 'it is paid on the day judged',
      enter: 'not_applicable',
      given: repaying([['2026-06-01', '100']], [['2026-10-31', '100']]),
    },
    {
      rule: 'G6',
      when: 'two equal payments of a day make it whole',
      enter: 'not_applicable',
      given: repaying(
        [['2026-06-01', '100']],
        [
          ['2026-10-31', '50'],
          ['2026-10-31', '50'],
        ],
      ),
    },
    {
      rule: 'G6',
      when: 'the late loan is given to her from elsewhere',
      enter: 'not_applicable',
      given: repaying([['2026-06-01', '100']], [], { source: 'own_fund' }),
    },

    { rule: 'M5', when: 'nothing is due yet', enter: 'pass 0/0', given: [] },
    {
      rule: 'M5',
      when: 'she has no loan of the group',
      enter: 'not_applicable',
      given: [none('loans'), none('loan_instalments')],
    },
    { rule: 'M5', when: 'two of ten were paid late', enter: 'pass 8/10', given: tenMonths(2) },
    { rule: 'M5', when: 'three of ten were paid late', enter: 'fail 7/10', keep: 'pass 7/10', given: tenMonths(3) },
    { rule: 'M5', when: 'four of ten were paid late', enter: 'fail 6/10', given: tenMonths(4) },
    {
      rule: 'M5',
      when: 'one fell due on the day twelve months back, unpaid',
      enter: 'fail 0/0',
      given: repaying([
        ['2025-10-31', '1'],
        ['2027-01-01', '99'],
      ]),
    },
    {
      rule: 'M5',
      when: 'one fell due the day after, paid on that day',
      enter: 'pass 1/1',
      given: repaying(
        [
          ['2025-11-01', '1'],
          ['2027-01-01', '99'],
        ],
        [['2025-11-01', '1']],
      ),
    },
    {
      rule: 'M5',
      when: 'one is due on the day judged, and paid',
      enter: 'pass 1/1',
      given: repaying(
        [
          ['2026-10-31', '1'],
          ['2027-01-01', '99'],
        ],
        [['2026-10-31', '1']],
      ),
    },
    {
      rule: 'M5',
      when: 'one was paid ahead with the one before',
      enter: 'pass 2/2',
      given: repaying(
        [
          ['2026-09-15', '50'],
          ['2026-10-15', '50'],
        ],
        [['2026-09-15', '100']],
      ),
    },
    {
      rule: 'M5',
      when: 'the loan that was paid late is closed',
      enter: 'fail 0/1',
      given: repaying([['2026-09-15', '100']], [['2026-09-16', '100']], { status: 'closed', status_on: '2026-09-16' }),
    },
    {
      rule: 'M5',
      when: 'an instalment of nothing came before any payment',
      enter: 'pass 1/1',
      given: repaying([
        ['2026-06-01', '0'],
        ['2027-01-01', '100'],
      ]),
    },
  ]);
});
