import { describe } from 'vitest';
import { another, repaying, type Paid } from '../../factories/loan-changes';
import type { RegisterChange } from '../../factories/register-changes';
import type { RegisterRow } from '../../factories/sound-registers';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

/** A loan from elsewhere instead, with three instalments of 25 in summer and one of 25 next year. */
const elsewhere = (paid: Paid[], fields: RegisterRow = {}): RegisterChange[] =>
  repaying(
    [
      ['2026-07-01', '25'],
      ['2026-08-01', '25'],
      ['2026-09-01', '25'],
      ['2027-01-01', '25'],
    ],
    paid,
    { source: 'external_mfi', partner: 'Nila', ...fields },
  );
const paidInSummer: Paid[] = [
  ['2026-07-01', '25'],
  ['2026-08-01', '25'],
  ['2026-09-01', '25'],
];

describe('the rule about loans from elsewhere', () => {
  ruleCases(database, [
    { rule: 'M7', when: 'she borrowed nowhere else', enter: 'not_applicable', given: [] },
    { rule: 'M7', when: 'it is paid by its days', enter: 'pass', given: elsewhere(paidInSummer) },
    {
      rule: 'M7',
      when: 'it is 30 days late',
      enter: 'pass',
      given: repaying([['2026-10-01', '100']], [], { source: 'own_fund' }),
    },
    {
      rule: 'M7',
      when: 'it is 31 days late',
      enter: 'fail',
      given: repaying([['2026-09-30', '100']], [], { source: 'own_fund' }),
    },
    {
      rule: 'M7',
      when: 'it was written off 24 months ago',
      enter: 'pass',
      given: elsewhere([], { status: 'written_off', status_on: '2024-10-31' }),
    },
    {
      rule: 'M7',
      when: 'it was written off a day later',
      enter: 'fail',
      given: elsewhere([], { status: 'written_off', status_on: '2024-11-01' }),
    },
    {
      rule: 'M7',
      when: 'it was written off nobody knows when',
      enter: 'fail',
      given: elsewhere([], { status: 'written_off' }),
    },
    {
      rule: 'M7',
      when: 'it is written off a day after the day judged',
      enter: 'pass',
      given: elsewhere(paidInSummer, { status: 'written_off', status_on: '2026-11-01' }),
    },
    {
      rule: 'M7',
      when: 'it has a new plan, and three instalments since were paid by their day',
      enter: 'pass',
      given: elsewhere(paidInSummer, { status: 'restructured', status_on: '2026-06-30' }),
    },
    {
      rule: 'M7',
      when: 'the first of the three fell due on the day of the new plan',
      enter: 'no_data',
      given: elsewhere(paidInSummer, { status: 'restructured', status_on: '2026-07-01' }),
    },
    {
      rule: 'M7',
      when: 'it had the new plan from the start',
      enter: 'pass',
      given: elsewhere(paidInSummer, { status: 'restructured' }),
    },
    {
      rule: 'M7',
      when: 'one of the three was paid a day late',
      enter: 'fail',
      given: elsewhere(
        [
          ['2026-07-01', '25'],
          ['2026-08-02', '25'],
          ['2026-09-01', '25'],
        ],
        { status: 'restructured', status_on: '2026-06-30' },
      ),
    },
    {
      rule: 'M7',
      when: 'the new plan is made a day after the day judged',
      enter: 'pass',
      given: elsewhere(
        [
          ['2026-07-01', '25'],
          ['2026-08-02', '25'],
          ['2026-09-01', '25'],
        ],
        { status: 'restructured', status_on: '2026-11-01' },
      ),
    },
    {
      rule: 'M7',
      when: 'another loan is late while one lacks instalments',
      enter: 'fail',
      given: [
        ...elsewhere(paidInSummer, { status: 'restructured', status_on: '2026-07-01' }),
        ...another({ source: 'own_fund' }, '2026-06-01'),
      ],
    },
    {
      rule: 'M7',
      when: 'the late loan is given after the day judged',
      enter: 'not_applicable',
      given: repaying([['2026-11-02', '100']], [], { source: 'own_fund', disbursed_on: '2026-11-01' }),
    },
  ]);
});
