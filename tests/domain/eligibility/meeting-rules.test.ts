import { describe } from 'vitest';
import { add, marked, moved, none, notHeld, remove, replace, set } from '../../factories/register-changes';
import { attendance, membership, saving, soundMember } from '../../factories/sound-registers';
import { ruleCases } from '../../support/rule-cases';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

/** Of the thirteen meetings the first lies before the window, the other twelve (places 1 to 12) in it. */
const excusedTwice = marked('excused', 1, 2);
const cancelledTwice = notHeld('cancelled', 1, 2);

/** A second member who is in the group for a time, and present at some meetings. */
const second = (joinedOn: string, leftOn: string, present: string[]) => [
  add('members', (code) => [soundMember(`${code}-M2`)]),
  add('memberships', (code) => [{ ...membership(`${code}-M2`, `${code}-G`), joined_on: joinedOn, left_on: leftOn }]),
  add('attendance', (code) => present.map((day) => attendance(`${code}-G`, day, `${code}-M2`))),
];

describe('the rules about meetings', () => {
  ruleCases(database, [
    { rule: 'G1', when: 'the first meeting was held six months ago', enter: 'pass', given: [moved(0, '2026-04-30')] },
    { rule: 'G1', when: 'it was held a day later', enter: 'fail', given: [moved(0, '2026-05-01')] },
    {
      rule: 'G1',
      when: 'six months back is the last day of a shorter month',
      enter: 'pass',
      asOf: '2026-08-31',
      given: [moved(0, '2026-02-28')],
    },
    {
      rule: 'G1',
      when: 'six months back from a leap day is the 29th, a day before the meeting',
      enter: 'fail',
      asOf: '2028-02-29',
      given: [notHeld('missed', 0, 12), moved(12, '2027-08-30')],
    },
    { rule: 'G1', when: 'no meeting was held', enter: 'no_data', given: [notHeld('missed', 0, 13)] },
    {
      rule: 'G1',
      when: 'the first meeting was planned in time and held too late',
      enter: 'fail',
      given: [moved(0, '2026-04-30'), set('meetings', 0, { held_on: '2026-05-01' })],
    },

    {
      rule: 'G2',
      when: 'two of ten were missed',
      enter: 'pass 8/10',
      given: [cancelledTwice, notHeld('missed', 3, 2)],
    },
    {
      rule: 'G2',
      when: 'three of ten were missed',
      enter: 'fail 7/10',
      keep: 'pass 7/10',
      given: [cancelledTwice, notHeld('missed', 3, 3)],
    },
    {
      rule: 'G2',
      when: 'four of ten were missed',
      enter: 'fail 6/10',
      given: [cancelledTwice, notHeld('missed', 3, 4)],
    },
    { rule: 'G2', when: 'five were planned', enter: 'pass 5/5', given: [notHeld('cancelled', 1, 7)] },
    { rule: 'G2', when: 'four were planned', enter: 'no_data 4/4', given: [notHeld('cancelled', 1, 8)] },
    {
      rule: 'G2',
      when: 'one was planned on the day six months back, and one on the day judged',
      enter: 'pass 12/12',
      given: [moved(0, '2026-04-30'), moved(12, '2026-10-31')],
    },
    {
      rule: 'G2',
      when: 'one was planned the day after six months back',
      enter: 'pass 13/13',
      given: [moved(0, '2026-05-01')],
    },
    {
      rule: 'G2',
      when: 'one of the window was held after the day judged',
      enter: 'pass 12/12',
      given: [set('meetings', 12, { held_on: '2026-11-05' })],
    },

    { rule: 'G3', when: 'seven of ten came', enter: 'pass 7/10', given: [excusedTwice, marked('absent', 3, 3)] },
    {
      rule: 'G3',
      when: 'six of ten came',
      enter: 'fail 6/10',
      keep: 'pass 6/10',
      given: [excusedTwice, marked('absent', 3, 4)],
    },
    { rule: 'G3', when: 'five of ten came', enter: 'fail 5/10', given: [excusedTwice, marked('absent', 3, 5)] },
    { rule: 'G3', when: 'everybody came late', enter: 'pass 12/12', given: [marked('late', 1, 12)] },
    { rule: 'G3', when: 'nothing was noted', enter: 'fail 0/12', given: [none('attendance')] },
    { rule: 'G3', when: 'everybody was excused', enter: 'no_data 0/0', given: [marked('excused', 1, 12)] },
    {
      rule: 'G3',
      when: 'somebody left on the day of a meeting',
      enter: 'pass 13/13',
      given: second('2026-05-05', '2026-05-19', ['2026-05-05']),
    },
    {
      rule: 'G3',
      when: 'a membership begins on the day another ends',
      enter: 'pass 14/14',
      given: [
        ...second('2026-05-05', '2026-05-19', ['2026-05-05']),
        add('memberships', (code) => [
          { ...membership(`${code}-M2`, `${code}-G`), joined_on: '2026-05-19', left_on: '2026-05-20' },
        ]),
        add('attendance', (code) => [attendance(`${code}-G`, '2026-05-19', `${code}-M2`)]),
      ],
    },

    {
      rule: 'G4',
      when: 'she saved eight times of ten',
      enter: 'pass 8/10',
      given: [excusedTwice, remove('savings', 1, 4)],
    },
    {
      rule: 'G4',
      when: 'she saved seven times of ten',
      enter: 'fail 7/10',
      keep: 'pass 7/10',
      given: [excusedTwice, remove('savings', 1, 5)],
    },
    {
      rule: 'G4',
      when: 'she saved six times of ten',
      enter: 'fail 6/10',
      given: [excusedTwice, remove('savings', 1, 6)],
    },
    {
      rule: 'G4',
      when: 'she took out what she put in',
      enter: 'pass 11/12',
      given: [add('savings', (code) => [saving(`${code}-G`, '2026-05-05', `${code}-M1`, '-10')])],
    },
    {
      rule: 'G4',
      when: 'she took out a little less than she put in',
      enter: 'pass 12/12',
      given: [add('savings', (code) => [saving(`${code}-G`, '2026-05-05', `${code}-M1`, '-9.99')])],
    },
    { rule: 'G4', when: 'she saved without being there', enter: 'pass 12/12', given: [marked('absent', 1, 12)] },
    {
      rule: 'G4',
      when: 'somebody who is no member saved in her place',
      enter: 'pass 11/12',
      given: [
        remove('savings', 1, 1),
        add('members', (code) => [soundMember(`${code}-X`)]),
        add('savings', (code) => [saving(`${code}-G`, '2026-05-05', `${code}-X`)]),
      ],
    },
    {
      rule: 'G4',
      when: 'the group pays out in turn',
      enter: 'not_applicable',
      given: [set('groups', 0, { kind: 'rotating' })],
    },

    {
      rule: 'M2',
      when: 'she joined six months ago',
      enter: 'pass',
      given: [none('attendance'), set('memberships', 0, { joined_on: '2026-04-30' })],
    },
    {
      rule: 'M2',
      when: 'she joined a day later',
      enter: 'fail',
      given: [none('attendance'), set('memberships', 0, { joined_on: '2026-05-01' })],
    },
    {
      rule: 'M2',
      when: 'she left on the day judged',
      enter: 'fail',
      given: [set('memberships', 0, { left_on: '2026-10-31' })],
    },
    {
      rule: 'M2',
      when: 'she leaves the day after',
      enter: 'pass',
      given: [set('memberships', 0, { left_on: '2026-11-01' })],
    },
    {
      rule: 'M2',
      when: 'she left and came back a month ago',
      enter: 'fail',
      given: [
        set('memberships', 0, { left_on: '2026-09-30' }),
        add('memberships', (code) => [{ ...membership(`${code}-M1`, `${code}-G`), joined_on: '2026-09-30' }]),
      ],
    },

    {
      rule: 'M3',
      when: 'she came nine times of twelve',
      enter: 'pass 9/12',
      given: [marked('absent', 1, 3)],
    },
    {
      rule: 'M3',
      when: 'she came eight times of twelve',
      enter: 'fail 8/12',
      keep: 'pass 8/12',
      given: [marked('absent', 1, 4)],
    },
    {
      rule: 'M3',
      when: 'she came three times of five',
      enter: 'fail 3/5',
      keep: 'pass 3/5',
      given: [marked('excused', 1, 7), marked('absent', 8, 2)],
    },
    { rule: 'M3', when: 'she was expected four times', enter: 'no_data 4/4', given: [marked('excused', 1, 8)] },

    { rule: 'M4', when: 'she saved nine times of twelve', enter: 'pass 9/12', given: [remove('savings', 1, 3)] },
    {
      rule: 'M4',
      when: 'she saved eight times of twelve',
      enter: 'fail 8/12',
      keep: 'pass 8/12',
      given: [remove('savings', 1, 4)],
    },
    {
      rule: 'M4',
      when: 'she saved where she was absent, and not where she was',
      enter: 'fail 0/6',
      given: [marked('absent', 1, 6), remove('savings', 7, 6)],
    },
    { rule: 'M4', when: 'she came four times', enter: 'no_data 4/4', given: [marked('absent', 1, 8)] },
    {
      rule: 'M4',
      when: 'the group pays out in turn',
      enter: 'not_applicable',
      given: [set('groups', 0, { kind: 'rotating' }), replace('savings', () => [])],
    },
  ]);
});
