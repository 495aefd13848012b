import { describe } from 'vitest';
import { add, marked, none, remove, replace, set, type RegisterChange } from '../../factories/register-changes';
import {
  attendance,
  membership,
  saving,
  soundMember,
  trainingModule,
  WINDOW_MEETINGS,
} from '../../factories/sound-registers';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

const member = (fields: Record<string, string>) => [set('members', 0, fields)];

/** Another owner who is a sound member and comes to the first `present` meetings of the window, saving there. */
const coOwner = (name: string, present: number, fields: Record<string, string> = {}): RegisterChange[] => [
  add('members', (code) => [{ ...soundMember(`${code}-${name}`), ...fields }]),
  add('memberships', (code) => [membership(`${code}-${name}`, `${code}-G`)]),
  add('enterprise_owners', (code) => [
    { enterprise_code: `${code}-E`, member_code: `${code}-${name}`, signatory: 'yes' },
  ]),
  add('attendance', (code) =>
    WINDOW_MEETINGS.slice(0, present).map((day) => attendance(`${code}-G`, day, `${code}-${name}`)),
  ),
  add('savings', (code) => WINDOW_MEETINGS.slice(0, present).map((day) => saving(`${code}-G`, day, `${code}-${name}`))),
];
const excused = (name: string, from: number): RegisterChange =>
  add('attendance', (code) =>
    WINDOW_MEETINGS.slice(from).map((day) => attendance(`${code}-G`, day, `${code}-${name}`, 'excused')),
  );
const trained = (name: string): RegisterChange[] => [
  add('training_attendance', (code) => [
    { member_code: `${code}-${name}`, module_code: 'IN-S1', session_on: '2026-02-01', minutes: '100' },
  ]),
  add('assessments', (code) => [
    { member_code: `${code}-${name}`, module_code: 'IN-S1', assessed_on: '2026-02-02', form: 'oral', passed: 'yes' },
  ]),
];
const ofGroup = set('enterprises', 0, { kind: 'group' });
const silent = { consent_on: '' };

describe('the rules about owners', () => {
  ruleCases(database, [
    { rule: 'M1', when: 'she is 19 this year', enter: 'pass', given: member({ birth_year: '2007' }) },
    { rule: 'M1', when: 'she is 18 this year', enter: 'no_data', given: member({ birth_year: '2008' }) },
    { rule: 'M1', when: 'she is 17 this year', enter: 'fail', given: member({ birth_year: '2009' }) },
    { rule: 'M1', when: 'she agreed on the day judged', enter: 'pass', given: member({ consent_on: '2026-10-31' }) },
    { rule: 'M1', when: 'she agrees a day later', enter: 'fail', given: member({ consent_on: '2026-11-01' }) },
    { rule: 'M1', when: 'she never agreed', enter: 'fail', given: member({ consent_on: '' }) },
    {
      rule: 'M1',
      when: 'she is 18 and never agreed',
      enter: 'fail',
      given: member({ birth_year: '2008', consent_on: '' }),
    },
    {
      rule: 'M1',
      when: 'she withdrew on the day judged',
      enter: 'fail',
      given: member({ consent_withdrawn_on: '2026-10-31' }),
    },
    {
      rule: 'M1',
      when: 'she withdraws a day later',
      enter: 'pass',
      given: member({ consent_withdrawn_on: '2026-11-01' }),
    },
    {
      rule: 'M1',
      when: 'she withdrew before she agreed',
      enter: 'fail',
      given: member({ consent_withdrawn_on: '2025-01-01' }),
    },
    {
      rule: 'M1',
      when: 'her identity is seen a day later',
      enter: 'fail',
      given: member({ identity_seen_on: '2026-11-01' }),
    },

    { rule: 'M6', when: 'she was there for four fifths and passed', enter: 'pass 1/1' },
    {
      rule: 'M6',
      when: 'a minute is missing',
      enter: 'fail 0/1',
      given: [set('training_attendance', 0, { minutes: '79' })],
    },
    {
      rule: 'M6',
      when: 'the last minute comes a day later',
      enter: 'fail 0/1',
      given: [set('training_attendance', 0, { session_on: '2026-11-01' })],
    },
    {
      rule: 'M6',
      when: 'she failed after she had passed',
      enter: 'pass 1/1',
      given: [
        add('assessments', (code) => [
          { member_code: `${code}-M1`, module_code: 'IN-S1', assessed_on: '2026-03-01', form: 'oral', passed: 'no' },
        ]),
      ],
    },
    {
      rule: 'M6',
      when: 'she passes a day later',
      enter: 'fail 0/1',
      given: [set('assessments', 0, { assessed_on: '2026-11-01' })],
    },
    { rule: 'M6', when: 'she was never assessed', enter: 'fail 0/1', given: [none('assessments')] },
    {
      rule: 'M6',
      when: 'her country has a module more',
      enter: 'fail 1/2',
      country: 'KE',
      given: [add('training_modules', () => [trainingModule('KE-S2', 'KE')])],
    },
    {
      rule: 'M6',
      when: 'the module more is not mandatory',
      enter: 'pass 1/1',
      country: 'TZ',
      given: [add('training_modules', () => [trainingModule('TZ-S2', 'TZ', '100', 'no')])],
    },
    {
      rule: 'M6',
      when: 'her country has no module',
      enter: 'no_data 0/0',
      country: 'ZW',
      given: [none('training_modules'), none('training_attendance'), none('assessments')],
    },
    {
      rule: 'M6',
      when: 'a module of no minutes was passed',
      enter: 'pass 2/2',
      country: 'RW',
      currency: 'RWF',
      given: [
        add('training_modules', () => [trainingModule('RW-S2', 'RW', '0')]),
        add('assessments', (code) => [
          { member_code: `${code}-M1`, module_code: 'RW-S2', assessed_on: '2026-03-01', form: 'oral', passed: 'yes' },
        ]),
      ],
    },

    {
      rule: 'M3',
      when: 'the other owner comes less often',
      enter: 'fail 6/12',
      keep: 'fail 6/12',
      given: coOwner('M2', 6),
    },
    {
      rule: 'M3',
      when: 'one owner fails and the ratio of the other, not judged, is lower',
      enter: 'fail 6/12',
      given: [...coOwner('M2', 6), ...coOwner('M3', 0), excused('M3', 4)],
    },
    { rule: 'M3', when: 'of two who pass one comes less often', enter: 'pass 10/12', given: coOwner('M2', 10) },
    {
      rule: 'M3',
      when: 'the first by code was never expected and another not often enough',
      enter: 'no_data 0/0',
      given: [marked('excused', 1, 12), ...coOwner('M2', 4), excused('M2', 4)],
    },
    {
      rule: 'M3',
      when: 'the second by code was never expected',
      enter: 'no_data 4/4',
      given: [marked('excused', 5, 8), ...coOwner('M2', 0), excused('M2', 0)],
    },
    { rule: 'M5', when: 'only the other owner has no loan', enter: 'pass 0/0', given: coOwner('M2', 12) },
    { rule: 'M1', when: 'the other owner never agreed', enter: 'fail', given: coOwner('M2', 12, silent) },
    { rule: 'M1', when: 'the other owner is 18', enter: 'no_data', given: coOwner('M2', 12, { birth_year: '2008' }) },
    {
      rule: 'M1',
      when: 'an owner who does not sign never agreed',
      enter: 'fail',
      given: [...coOwner('M2', 12, silent), set('enterprise_owners', -1, { signatory: 'no' })],
    },

    {
      rule: 'M1',
      when: 'two of a group’s three signatories pass',
      enter: 'pass 2/2',
      given: [ofGroup, ...coOwner('M2', 12), ...coOwner('M3', 12, silent)],
    },
    {
      rule: 'M1',
      when: 'all three pass',
      enter: 'pass 3/2',
      given: [ofGroup, ...coOwner('M2', 12), ...coOwner('M3', 12)],
    },
    {
      rule: 'M1',
      when: 'one passes and the other is 18',
      enter: 'fail 1/2',
      given: [ofGroup, ...coOwner('M2', 12, { birth_year: '2008' })],
    },
    {
      rule: 'M1',
      when: 'the third who would pass does not sign',
      enter: 'fail 1/2',
      given: [
        ofGroup,
        ...coOwner('M2', 12, silent),
        ...coOwner('M3', 12),
        set('enterprise_owners', -1, { signatory: 'no' }),
        ...coOwner('M4', 12, silent),
      ],
    },
    {
      rule: 'M6',
      when: 'two signatories are trained',
      enter: 'pass 2/2',
      given: [ofGroup, ...coOwner('M2', 12), ...trained('M2')],
    },
    { rule: 'M6', when: 'one signatory is trained', enter: 'fail 1/2', given: [ofGroup, ...coOwner('M2', 12)] },
    {
      rule: 'M6',
      when: 'a group’s country has no module',
      enter: 'fail 0/2',
      country: 'ZW',
      given: [
        ofGroup,
        ...coOwner('M2', 12),
        none('training_modules'),
        none('training_attendance'),
        none('assessments'),
      ],
    },
    ...['M2', 'M3', 'M4', 'M5', 'M7'].map((rule) => ({
      rule,
      when: 'a group owns the enterprise',
      enter: 'not_applicable',
      given: [ofGroup, ...coOwner('M2', 0), remove('savings', 1, 12), replace('attendance', () => [])],
    })),
  ]);
});
