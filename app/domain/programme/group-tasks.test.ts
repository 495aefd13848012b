import { expect, it } from 'vitest';
import { groupTasks, type GroupState } from './group-tasks';

const officers = ['president', 'secretary', 'treasurer'].map((role) => ({ role, name: role, officeUntil: null }));
const sound: GroupState = {
  today: '2026-06-15',
  kind: 'savings',
  nextMeetingOn: '2026-06-17',
  lastMeeting: { heldOn: '2026-06-03', countedMinor: 500, computedMinor: 500 },
  waitingSheet: null,
  overdueLoans: 0,
  owedToLeavers: 0,
  terms: { version: 1 },
  cycle: { toOn: '2026-12-31' },
  members: officers,
  goals: [],
};
const codes = (change: Partial<GroupState>) => groupTasks({ ...sound, ...change }).map(({ code }) => code);

it('asks nothing of a group in good order', () => {
  expect(codes({})).toEqual([]);
});

it('names a meeting that should have been held, from the day after', () => {
  expect(codes({ nextMeetingOn: '2026-06-15' })).toEqual([]);
  expect(groupTasks({ ...sound, nextMeetingOn: '2026-06-10' })).toEqual([
    { code: 'meeting-overdue', pressing: true, values: { on: '2026-06-10', days: 5 } },
  ]);
});

it('names a cash box that differs from the books, either way, but not one that was not counted', () => {
  const met = (countedMinor: number | null) => ({ heldOn: '2026-06-03', countedMinor, computedMinor: 500 });
  expect(groupTasks({ ...sound, lastMeeting: met(450) })[0]?.values).toEqual({ on: '2026-06-03', gapMinor: -50 });
  expect(groupTasks({ ...sound, lastMeeting: met(0) })[0]?.values).toEqual({ on: '2026-06-03', gapMinor: -500 });
  expect(codes({ lastMeeting: met(null) })).toEqual([]);
});

it('names vacant offices, and terms, goals and cycles that end within thirty days', () => {
  const ending = { role: 'bookkeeper', name: 'Ponni', officeUntil: '2026-07-15' };
  expect(codes({ members: officers.slice(1) })).toEqual(['office-vacant']);
  expect(codes({ members: [...officers, ending] })).toEqual(['office-ending']);
  expect(codes({ members: [...officers, { ...ending, officeUntil: '2026-07-16' }] })).toEqual([]);
  expect(codes({ goals: [{ state: 'set', words: 'A mill', dueOn: '2026-07-01' }] })).toEqual(['goal-due']);
  expect(codes({ goals: [{ state: 'reached', words: 'A mill', dueOn: '2026-06-01' }] })).toEqual([]);
  expect(codes({ cycle: { toOn: '2026-06-30' } })).toEqual(['cycle-ending']);
});

it('names a meeting that waits to be signed before all else', () => {
  const waitingSheet = { id: 'sheet', heldOn: '2026-06-14' };
  expect(groupTasks({ ...sound, waitingSheet, overdueLoans: 1 })[0]).toEqual({
    code: 'meeting-waiting',
    pressing: true,
    values: { on: '2026-06-14', sheetId: 'sheet' },
  });
});

it('puts what is late before what is coming', () => {
  expect(codes({ terms: null, cycle: { toOn: '2026-06-01' }, overdueLoans: 2 })).toEqual([
    'loans-overdue',
    'cycle-ending',
    'constitution-missing',
  ]);
});
