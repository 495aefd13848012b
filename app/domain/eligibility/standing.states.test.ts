import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FINDINGS, maySell, NEXT_OUTCOME, OUTCOMES, standsAt, type Hold, type Outcome } from './standing.states';

const STANDINGS = ['never_judged', ...OUTCOMES] as const;
const reaching = (outcome: Outcome) =>
  STANDINGS.flatMap((from) =>
    FINDINGS.filter((finding) => NEXT_OUTCOME[from][finding] === outcome).map((finding) => `${from} ${finding}`),
  );

describe('where the records put an enterprise after a judgement', () => {
  test('is eligible if every rule holds', () => {
    expect(reaching('eligible')).toEqual(
      STANDINGS.filter((from) => from !== 'suspended').map((from) => `${from} holds`),
    );
  });

  test('is not yet only for one who was never eligible', () => {
    const never = ['never_judged', 'not_yet'];
    const lacking = ['lacks_data', 'fails', 'fails_for_good'];
    expect(reaching('not_yet')).toEqual(never.flatMap((from) => lacking.map((finding) => `${from} ${finding}`)));
  });

  test('is at risk for one who may sell, while the notice runs or records are too thin', () => {
    expect(reaching('at_risk')).toEqual([
      'eligible lacks_data',
      'eligible fails',
      'at_risk lacks_data',
      'at_risk fails',
    ]);
  });

  test('is paused only when a notice is over, and until every rule holds', () => {
    expect(reaching('paused')).toEqual([
      'eligible fails_for_good',
      'at_risk fails_for_good',
      'paused lacks_data',
      'paused fails',
      'paused fails_for_good',
    ]);
  });

  test('never becomes suspended: only officers suspend', () => {
    expect(reaching('suspended')).toEqual(FINDINGS.map((finding) => `suspended ${finding}`));
  });
});

describe('a suspension', () => {
  test.each(OUTCOMES)('that is confirmed holds one whom the records put at %s', (byRecords) => {
    expect(standsAt(byRecords, 'confirmed')).toBe('suspended');
    expect(standsAt(byRecords, null)).toBe(byRecords);
  });

  test('that is proposed lets those rest who may sell, and nobody else', () => {
    expect(OUTCOMES.map((byRecords) => standsAt(byRecords, 'proposed'))).toEqual([
      'paused',
      'not_yet',
      'paused',
      'paused',
      'suspended',
    ]);
  });
});

test('who is eligible or at risk may sell, and nobody else', () => {
  expect(OUTCOMES.filter(maySell)).toEqual(['eligible', 'at_risk']);
});

test('whatever happens, nobody sells who never held every rule, whose notice is over, or whom a suspension holds', () => {
  const happening = fc.record({
    finding: fc.constantFrom(...FINDINGS),
    hold: fc.constantFrom<(Hold | null)[]>(null, null, null, 'proposed', 'confirmed'),
  });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), (happenings) => {
      let byRecords: Outcome | 'never_judged' = 'never_judged';
      let mayByRule = false;
      for (const { finding, hold } of happenings) {
        byRecords = NEXT_OUTCOME[byRecords][finding];
        mayByRule = finding === 'holds' || (mayByRule && finding !== 'fails_for_good');
        expect(maySell(standsAt(byRecords, hold))).toBe(mayByRule && hold === null);
        expect(byRecords).not.toBe('suspended');
      }
    }),
    { numRuns: 2_000 },
  );
});
