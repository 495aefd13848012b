import { describe } from 'vitest';
import { add, none, set } from '../../factories/register-changes';
import { visit, type RegisterRow } from '../../factories/sound-registers';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

const enterprise = (fields: RegisterRow) => [set('enterprises', 0, fields)];
const visited = (fields: RegisterRow) => [set('vetting_visits', 0, fields)];

describe('the rules about the enterprise', () => {
  ruleCases(database, [
    { rule: 'E1', when: 'it starts on the day judged', enter: 'pass', given: enterprise({ started_on: '2026-10-31' }) },
    { rule: 'E1', when: 'it starts a day later', enter: 'fail', given: enterprise({ started_on: '2026-11-01' }) },
    { rule: 'E1', when: 'it is closed', enter: 'fail', given: enterprise({ status: 'closed' }) },
    { rule: 'E3', when: 'both are known', enter: 'pass' },
    { rule: 'E3', when: 'nobody knows where to collect', enter: 'fail', given: enterprise({ pickup_place: '' }) },
    { rule: 'E3', when: 'nobody knows how to pay', enter: 'fail', given: enterprise({ payout_method: '' }) },

    {
      rule: 'E2',
      when: 'the visit was approved on the day judged',
      enter: 'pass',
      given: visited({ approved_on: '2026-10-31' }),
    },
    { rule: 'E2', when: 'it is approved a day later', enter: 'fail', given: visited({ approved_on: '2026-11-01' }) },
    { rule: 'E2', when: 'an approver stands without a date', enter: 'fail', given: visited({ approved_on: '' }) },
    { rule: 'E2', when: 'a date stands without an approver', enter: 'fail', given: visited({ approver: '' }) },
    {
      rule: 'E2',
      when: 'the visit was twelve months ago',
      enter: 'fail',
      given: visited({ visited_on: '2025-10-31' }),
    },
    { rule: 'E2', when: 'the visit was a day later', enter: 'pass', given: visited({ visited_on: '2025-11-01' }) },
    {
      rule: 'E2',
      when: 'the visit is a day after the day judged',
      enter: 'no_data',
      given: visited({ visited_on: '2026-11-01' }),
    },
    { rule: 'E2', when: 'nobody ever came', enter: 'no_data', given: [none('vetting_visits')] },
    {
      rule: 'E2',
      when: 'a later visit found fault',
      enter: 'fail',
      given: [add('vetting_visits', (code) => [{ ...visit(`${code}-E`, '2026-10-31'), outcome: 'fail' }])],
    },
    {
      rule: 'E2',
      when: 'a later visit is not approved yet',
      enter: 'fail',
      given: [
        add('vetting_visits', (code) => [{ ...visit(`${code}-E`, '2026-10-31'), approver: '', approved_on: '' }]),
      ],
    },
  ]);
});
