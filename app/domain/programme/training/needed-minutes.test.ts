import { describe, expect, it } from 'vitest';
import { moduleState, neededMinutes } from './needed-minutes';

describe('the minutes of a module that are needed', () => {
  it.each([
    [120, 96],
    [90, 72],
    [1, 1],
    [0, 0],
    [121, 97],
  ])('of %i are %i', (minutes, needed) => {
    expect(neededMinutes(minutes)).toBe(needed);
    expect(needed * 100).toBeGreaterThanOrEqual(80 * minutes);
    expect((needed - 1) * 100).toBeLessThan(80 * minutes || 1);
  });
});

describe('how far somebody is with a module', () => {
  const of = (attendedMinutes: number, passedOn: string | null = null) =>
    moduleState({ minutes: 100, attendedMinutes, passedOn });

  it('goes from open over partly and the assessment to done', () => {
    expect([of(0), of(79), of(80), of(80, '2026-01-01')]).toEqual(['open', 'partly', 'assess', 'done']);
  });

  it('is not done by an assessment that was passed without the minutes', () => {
    expect([of(0, '2026-01-01'), of(79, '2026-01-01')]).toEqual(['open', 'partly']);
  });
});
