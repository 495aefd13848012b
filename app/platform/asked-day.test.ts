import { expect, it } from 'vitest';
import { askedDay } from './asked-day';

it.each([
  [null, { day: '2026-06-15', problem: null }],
  ['', { day: '2026-06-15', problem: null }],
  ['2026-02-28', { day: '2026-02-28', typed: '2026-02-28', problem: null }],
  ['२०२६-०२-२८', { day: '2026-02-28', typed: '2026-02-28', problem: null }],
  ['2026-02-29', { day: '2026-06-15', typed: '2026-02-29', problem: 'not-a-day' }],
  ['yesterday', { day: '2026-06-15', typed: 'yesterday', problem: 'not-a-day' }],
  ['0001-01-01', { day: '2026-06-15', problem: 'not-a-day' }],
  ['2026-06-16', { day: '2026-06-15', typed: '2026-06-16', problem: 'in-the-future' }],
])('reads %j as the day of an address', (text, expected) => {
  expect(askedDay(text, '2026-06-15')).toMatchObject(expected);
});
