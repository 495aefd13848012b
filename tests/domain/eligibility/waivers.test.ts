import { describe } from 'vitest';
import { add, none, notHeld, set } from '../../factories/register-changes';
import { waiver, type RegisterRow } from '../../factories/sound-registers';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

const waived = (rule: string, fields: RegisterRow = {}) =>
  add('waivers', (code) => [waiver(`${code}-E`, rule, fields)]);
/** Fails by the enter thresholds, with figures 6/10. */
const fewMeetings = [notHeld('cancelled', 1, 2), notHeld('missed', 3, 4)];

describe('a waiver', () => {
  ruleCases(database, [
    { rule: 'G2', when: 'it stands', enter: 'waived 6/10', given: [...fewMeetings, waived('G2')] },
    { rule: 'G2', when: 'it stands and is not needed', enter: 'pass 12/12', given: [waived('G2')] },
    {
      rule: 'E2',
      when: 'it stands for what is not known',
      enter: 'waived',
      given: [none('vetting_visits'), waived('E2')],
    },
    {
      rule: 'G4',
      when: 'it stands for what does not apply',
      enter: 'not_applicable',
      given: [set('groups', 0, { kind: 'rotating' }), waived('G4')],
    },
    {
      rule: 'G2',
      when: 'it is granted on the day judged',
      enter: 'waived 6/10',
      given: [...fewMeetings, waived('G2', { granted_on: '2026-10-31' })],
    },
    {
      rule: 'G2',
      when: 'it is granted a day later',
      enter: 'fail 6/10',
      given: [...fewMeetings, waived('G2', { granted_on: '2026-11-01' })],
    },
    {
      rule: 'G2',
      when: 'it expires on the day judged',
      enter: 'fail 6/10',
      given: [...fewMeetings, waived('G2', { expires_on: '2026-10-31' })],
    },
    {
      rule: 'G2',
      when: 'it expires a day later',
      enter: 'waived 6/10',
      given: [...fewMeetings, waived('G2', { expires_on: '2026-11-01' })],
    },
    {
      rule: 'G2',
      when: 'it is 90 days long',
      enter: 'waived 6/10',
      given: [...fewMeetings, waived('G2', { granted_on: '2026-09-01', expires_on: '2026-11-30' })],
    },
    {
      rule: 'G2',
      when: 'it is 91 days long',
      enter: 'fail 6/10',
      given: [...fewMeetings, waived('G2', { granted_on: '2026-08-31', expires_on: '2026-11-30' })],
    },
    {
      rule: 'G2',
      when: 'its giver approved it',
      enter: 'fail 6/10',
      given: [...fewMeetings, waived('G2', { approved_by: 'S. Karthik' })],
    },
    {
      rule: 'G2',
      when: 'its reason has twenty characters beyond the first plane',
      enter: 'waived 6/10',
      given: [...fewMeetings, waived('G2', { reason: '𑀅'.repeat(20) })],
    },
    {
      rule: 'G2',
      when: 'its reason has nineteen of them',
      enter: 'fail 6/10',
      given: [...fewMeetings, waived('G2', { reason: '𑀅'.repeat(19) })],
    },
    {
      rule: 'G2',
      when: 'its reason has nineteen characters and spaces around',
      enter: 'fail 6/10',
      given: [...fewMeetings, waived('G2', { reason: `  ${'a'.repeat(19)}  ` })],
    },
    {
      rule: 'M1',
      when: 'it is of a rule that cannot be waived',
      enter: 'fail',
      given: [set('members', 0, { consent_on: '' }), waived('M1')],
    },
    {
      rule: 'E1',
      when: 'it is of a rule that cannot be waived',
      enter: 'fail',
      given: [set('enterprises', 0, { status: 'closed' }), waived('E1')],
    },
    {
      rule: 'E3',
      when: 'it is of a rule that cannot be waived',
      enter: 'fail',
      given: [set('enterprises', 0, { pickup_place: '' }), waived('E3')],
    },
    { rule: 'G3', when: 'it is of another rule', enter: 'fail 0/12', given: [none('attendance'), waived('G2')] },
    { rule: 'OUTCOME', when: 'all rules hold', enter: 'eligible' },
    { rule: 'OUTCOME', when: 'what fails is waived', enter: 'eligible', given: [...fewMeetings, waived('G2')] },
    { rule: 'OUTCOME', when: 'one rule fails', enter: 'not_yet', given: fewMeetings },
    { rule: 'OUTCOME', when: 'one rule lacks data', enter: 'not_yet', given: [none('vetting_visits')] },
    {
      rule: 'OUTCOME',
      when: 'one rule holds to stay only',
      enter: 'not_yet',
      keep: 'eligible',
      given: [notHeld('cancelled', 1, 2), notHeld('missed', 3, 3)],
    },
  ]);
});
