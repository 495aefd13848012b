import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '~/platform/day';
import type { EvidenceLine } from '../enterprise-evidence';
import type { Rule, ThresholdUnit } from '../rules';
import { dayAfterMonths, firstDayReached, holdsOn, nextMeetings, type Occasion } from './first-day';
import type { PathFacts } from './path-facts';
import { occasionsOf, pathToStep4 } from './path-to-step-4';

const TODAY = '2026-11-27';
const ME = '018f0000-0000-7000-8000-000000000001';

function line(rule: Rule, threshold: [ThresholdUnit, number] | null, given: Partial<EvidenceLine> = {}): EvidenceLine {
  return {
    rule,
    verdict: 'fail',
    figure: null,
    threshold: threshold && { unit: threshold[0], value: threshold[1] },
    window: null,
    member: null,
    waiver: null,
    ...given,
  };
}

const fortnightly = (count: number, of: (at: number) => Partial<PathFacts['meetings'][number]>) =>
  Array.from({ length: count }, (_, at) => ({
    on: addDays(TODAY, -3 - 14 * (count - 1 - at)),
    held: true,
    expected: 10,
    attended: 10,
    deposited: 10,
    own: { expected: true, attended: true, deposited: true },
    ...of(at),
  }));

function facts(given: Partial<PathFacts> = {}): PathFacts {
  return {
    today: TODAY,
    memberId: ME,
    groupEnterprise: false,
    meetings: fortnightly(12, () => ({})),
    members: 10,
    firstHeldOn: '2025-01-10',
    rightLately: 3,
    person: { birthYear: 1990, consent: 'given', identitySeen: true, joinedOn: '2025-01-10' },
    instalments: [],
    modules: [],
    outside: [],
    enterprise: { active: true, startedOn: '2025-06-01' },
    numbers: {
      windowMonths: 6,
      instalmentMonths: 12,
      writeOffMonths: 24,
      leastMeetings: 5,
      reconciledMeetings: 3,
      pastDueDays: 30,
      restructuredInstalments: 3,
    },
    ...given,
  };
}

const only = (rule: Rule, threshold: [ThresholdUnit, number] | null, given: Partial<PathFacts> = {}) =>
  pathToStep4([line(rule, threshold)], facts(given)).steps;

describe('the way to step 4', () => {
  test('is empty where every rule holds, is waived or does not apply', () => {
    const lines = (['pass', 'waived', 'not_applicable'] as const).map((verdict) => line('G2', null, { verdict }));
    expect(pathToStep4(lines, facts())).toEqual({ steps: [], on: null });
  });

  test('counts the meetings she has to come to, in the rhythm of her group', () => {
    const meetings = fortnightly(12, (at) =>
      at >= 6 ? {} : { own: { expected: true, attended: false, deposited: false } },
    );
    const [step] = only('M3', ['percent_at_least', 75], { meetings });
    expect(step).toMatchObject({ words: 'attend', hand: 'you', count: 4, on: '2027-01-21' });
  });

  test('says when time alone brings a rule', () => {
    expect(only('G1', ['months', 6], { firstHeldOn: '2026-08-31' })[0]).toMatchObject({
      hand: 'time',
      on: '2027-03-01',
    });
    const person = { birthYear: 2008, consent: 'given', identitySeen: true, joinedOn: '2026-09-10' } as const;
    expect(only('M2', ['months', 6], { person })[0]).toMatchObject({ hand: 'time', on: '2027-03-10' });
    expect(only('M1', ['years', 19], { person })[0]).toMatchObject({ words: 'age', on: '2027-01-01' });
  });

  test('names no day for what others decide, and then none for the whole', () => {
    const path = pathToStep4([line('E2', null), line('G1', ['months', 6])], facts({ firstHeldOn: '2026-08-31' }));
    expect(path.steps.map(({ rule, hand, on }) => [rule, hand, on])).toEqual([
      ['E2', 'staff', null],
      ['G1', 'time', '2027-03-01'],
    ]);
    expect(path.on).toBeNull();
  });

  test('ends with the latest of its days', () => {
    const lines = [line('G1', ['months', 6]), line('G7', ['days', 45])];
    expect(pathToStep4(lines, facts({ firstHeldOn: '2026-08-31', rightLately: 1 }))).toMatchObject({
      on: '2027-03-01',
      steps: [{ on: '2027-03-01' }, { words: 'groupCash', count: 2, on: '2026-12-22' }],
    });
  });

  test('lists the modules that are missing, and says when no plan of training is there', () => {
    expect(only('M6', ['percent_at_least', 100], { modules: ['Books', 'Prices'] })[0]).toMatchObject({
      names: ['Books', 'Prices'],
      on: null,
    });
    expect(only('M6', ['percent_at_least', 100])[0]).toMatchObject({ words: 'noModules', hand: 'staff' });
  });

  test('asks to pay what is late first, then counts instalments paid by their day', () => {
    const instalments = [
      { on: '2026-09-01', onTime: false, unpaid: true },
      { on: '2026-12-01', onTime: null, unpaid: true },
      { on: '2027-01-01', onTime: null, unpaid: true },
      { on: '2027-02-01', onTime: null, unpaid: true },
      { on: '2027-03-01', onTime: null, unpaid: true },
    ];
    expect(only('M5', ['percent_at_least', 80], { instalments })).toMatchObject([
      { words: 'payLate', on: TODAY },
      { words: 'payNext', count: 4, on: '2027-03-01' },
    ]);
  });

  test('waits for a late instalment to be a year old where no other falls due', () => {
    const instalments = [{ on: '2026-03-01', onTime: false, unpaid: false }];
    expect(only('M5', ['percent_at_least', 80], { instalments })).toMatchObject([
      { words: 'lateFades', on: '2027-03-01' },
    ]);
  });

  test('tells nothing of another owner but that it is about her', () => {
    const other = { id: '018f0000-0000-7000-8000-000000000002', code: 'X', name: 'Y' };
    const { steps } = pathToStep4([line('M3', ['percent_at_least', 75], { member: other })], facts());
    expect(steps).toEqual([{ rule: 'M3', words: 'otherOwner', hand: 'group', count: 0, names: [], on: null }]);
  });

  test.each([
    ['written off', { writtenOff: true, statusOn: '2026-01-31' }, { words: 'outsideWait', on: '2028-01-31' }],
    ['late', { daysPastDue: 31 }, { words: 'outsidePay', on: TODAY }],
  ])('knows what a loan from elsewhere needs that is %s', (_, loan, expected) => {
    const outside = [
      { writtenOff: false, restructured: false, statusOn: null, daysPastDue: 0, instalments: [], ...loan },
    ];
    expect(only('M7', null, { outside })[0]).toMatchObject(expected);
  });
});

const occasion = (days: fc.Arbitrary<number>) =>
  fc.record({ ago: days, of: fc.integer({ min: 0, max: 20 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });

test('whoever does exactly what is said passes on the day that is said, and no earlier', () => {
  fc.assert(
    fc.property(
      fc.array(occasion(fc.integer({ min: 0, max: 400 })), { maxLength: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(6, 12),
      (past, rhythm, percent, least, months) => {
        const before = past.map(({ ago, of, share }): Occasion => ({
          on: addDays(TODAY, -ago),
          of,
          counts: Math.floor(of * share),
        }));
        const next = Array.from({ length: 60 }, (_, at): Occasion => ({
          on: addDays(TODAY, rhythm * (at + 1)),
          counts: 1,
          of: 1,
        }));
        const need = { months, percent, least };
        const reached = firstDayReached(TODAY, before, next, need);
        if (reached === null) return;
        const done = [...before, ...next.slice(0, reached.occasions)];
        expect(holdsOn(reached.on, done, need)).toBe(true);
        for (let day = TODAY; day < reached.on; day = addDays(day, 1)) {
          expect(holdsOn(day, done, need)).toBe(false);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('the way of each ratio rule passes on its day, whatever was missed', () => {
  const meeting = fc.record({
    held: fc.boolean(),
    attended: fc.integer({ min: 0, max: 10 }),
    deposited: fc.integer({ min: 0, max: 10 }),
    own: fc.record({ expected: fc.constant(true), attended: fc.boolean(), deposited: fc.boolean() }),
  });
  fc.assert(
    fc.property(
      fc.array(meeting, { maxLength: 13 }),
      fc.constantFrom('G2' as const, 'G3' as const, 'G4' as const, 'M3' as const, 'M4' as const),
      fc.integer({ min: 60, max: 100 }),
      (missed, rule, percent) => {
        const meetings = fortnightly(missed.length, (at) => missed[at] ?? {});
        const given = facts({ meetings });
        const [step] = pathToStep4([line(rule, ['percent_at_least', percent])], given).steps;
        const { past, next } = occasionsOf(rule, given);
        const least = rule === 'G3' || rule === 'G4' ? 1 : 5;
        expect(step?.on).not.toBeNull();
        const done = [...past, ...next.slice(0, step?.count)];
        expect(holdsOn(step?.on ?? '', done, { months: 6, percent, least })).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('months have passed on the first day that reaches back to the day itself', () => {
  expect(dayAfterMonths('2026-08-31', 6)).toBe('2027-03-01');
  expect(dayAfterMonths('2026-03-31', 6)).toBe('2026-10-01');
  expect(dayAfterMonths('2026-02-28', 6)).toBe('2026-08-28');
});

test('the next meetings follow the rhythm of the last ones, after today', () => {
  const weekly = ['2026-11-06', '2026-11-13', '2026-11-20'];
  expect(nextMeetings(TODAY, weekly, 2)).toEqual(['2026-12-04', '2026-12-11']);
  expect(nextMeetings(TODAY, [], 1)).toEqual(['2026-12-11']);
});
