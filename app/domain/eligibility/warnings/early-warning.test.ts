import { describe, expect, it } from 'vitest';
import { earlyWarnings, type MeetingTotals } from './early-warning';

const before: MeetingTotals = { meetings: 12, expected: 200, attended: 180, deposited: 160, savedMinor: 1_800_000 };
const recent = (given: Partial<MeetingTotals>): MeetingTotals => ({
  meetings: 3,
  expected: 60,
  attended: 54,
  deposited: 48,
  savedMinor: 540_000,
  ...given,
});

describe('an early warning', () => {
  it('is not given where all goes on as before', () => {
    expect(earlyWarnings(recent({}), before, false)).toEqual([]);
  });

  it('is given when attendance fell by 15 points, not by a hair less', () => {
    const fell = (attended: number) =>
      earlyWarnings(recent({ expected: 100, attended, deposited: 80, savedMinor: attended * 10_000 }), before, false);
    expect(fell(75)).toEqual(['attendance']);
    expect(fell(76)).toEqual([]);
  });

  it('is given when depositing fell by 15 points', () => {
    const fell = (deposited: number) =>
      earlyWarnings(recent({ expected: 100, attended: 90, deposited, savedMinor: 900_000 }), before, false);
    expect(fell(65)).toEqual(['depositing']);
    expect(fell(66)).toEqual([]);
  });

  it('is given when savings per attending member fell by 30 per cent', () => {
    expect(earlyWarnings(recent({ savedMinor: 378_000 }), before, false)).toEqual(['savings']);
    expect(earlyWarnings(recent({ savedMinor: 378_001 }), before, false)).toEqual([]);
    expect(earlyWarnings(recent({ savedMinor: -1 }), before, false)).toEqual(['savings']);
  });

  it('counts no savings of a rotating group', () => {
    expect(earlyWarnings(recent({ deposited: 0, savedMinor: 0 }), before, true)).toEqual([]);
    expect(earlyWarnings(recent({ attended: 10, deposited: 0, savedMinor: 0 }), before, true)).toEqual(['attendance']);
  });

  it('needs three meetings on either side, somebody expected, and something saved before', () => {
    const collapsed = recent({ attended: 0, deposited: 0, savedMinor: 0 });
    expect(earlyWarnings({ ...collapsed, meetings: 2 }, before, false)).toEqual([]);
    expect(earlyWarnings(collapsed, { ...before, meetings: 2 }, false)).toEqual([]);
    expect(earlyWarnings({ ...collapsed, expected: 0 }, before, false)).toEqual([]);
    expect(earlyWarnings(recent({}), { ...before, expected: 0, savedMinor: 0 }, false)).toEqual([]);
  });

  it('is exact with sums beyond what a product of numbers holds', () => {
    const rich = { ...before, savedMinor: 9_000_000_000_000_000 };
    expect(earlyWarnings(recent({ savedMinor: 1_890_000_000_000_000 }), rich, false)).toEqual(['savings']);
    expect(earlyWarnings(recent({ savedMinor: 1_890_000_000_000_001 }), rich, false)).toEqual([]);
  });
});
