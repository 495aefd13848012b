import { describe, expect, it } from 'vitest';
import { createApiMeter } from './api-limits.server';

describe('the meter of the open interface', () => {
  it('counts each subject by itself, says what is left, and begins anew with the minute', () => {
    let now = Date.parse('2026-06-15T09:00:20Z');
    const meter = createApiMeter({ now: () => new Date(now) });
    expect(meter.take('a', 2)).toEqual({ limit: 2, remaining: 1, resetSeconds: 40, exceeded: false });
    expect(meter.take('b', 2).remaining).toBe(1);
    expect(meter.take('a', 2)).toMatchObject({ remaining: 0, exceeded: false });
    expect(meter.take('a', 2)).toMatchObject({ remaining: 0, exceeded: true });
    now += 40_000;
    expect(meter.take('a', 2)).toMatchObject({ remaining: 1, exceeded: false, resetSeconds: 60 });
  });
});
