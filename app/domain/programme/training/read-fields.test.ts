import { describe, expect, it } from 'vitest';
import { readDay, readText, readTime, readWhole } from './read-fields';

const codeOf = (read: { ok: boolean; error?: { code: string }; value?: unknown }) =>
  read.ok ? read.value : read.error?.code;

describe('a whole number', () => {
  it.each([
    ['90', 90],
    [' ९० ', 90],
    ['۹۰', 90],
    ['', 'missing'],
    ['-1', 'too-few'],
    ['1.5', 'not-whole'],
    ['1e3', 'not-whole'],
    ['ninety', 'not-whole'],
    ['121', 'too-many'],
  ])('typed as %j reads as %j', (typed, read) => {
    expect(codeOf(readWhole(typed, { least: 0, most: 120 }))).toBe(read);
  });
});

describe('a day', () => {
  const bounds = { first: '2026-01-01', last: '2026-06-15' };
  it.each([
    ['2026-06-15', '2026-06-15'],
    ['۲۰۲۶-۰۶-۱۵', '2026-06-15'],
    ['2026-02-30', 'not-a-day'],
    ['15.06.2026', 'not-a-day'],
    ['2026-06-16', 'too-late'],
    ['2025-12-31', 'too-early'],
    ['', 'missing'],
  ])('typed as %j reads as %j', (typed, read) => {
    expect(codeOf(readDay(typed, bounds))).toBe(read);
  });
});

describe('a time', () => {
  it.each([
    ['9:05', '09:05'],
    ['09.05', '09:05'],
    ['۱۴:۳۰', '14:30'],
    ['24:00', 'not-a-time'],
    ['noon', 'not-a-time'],
  ])('typed as %j reads as %j', (typed, read) => {
    expect(codeOf(readTime(typed))).toBe(read);
  });
});

describe('a text', () => {
  it('loses what turns the direction of its neighbours, and is counted in characters', () => {
    expect(codeOf(readText('a\u202eb\u0007c', { most: 4 }))).toBe('ab c');
    expect(codeOf(readText('🙂🙂🙂', { most: 2 }))).toBe('too-long');
    expect(codeOf(readText('kurz', { least: 10, most: 20 }))).toBe('too-short');
    expect(codeOf(readText('', { least: 0, most: 20 }))).toBe('');
  });
});
