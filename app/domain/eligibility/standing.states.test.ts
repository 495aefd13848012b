import { describe, expect, test } from 'vitest';
import { maySell, NEXT_OUTCOME, OUTCOMES, type Finding, type Outcome } from './standing.states';

const STANDINGS = ['never_judged', ...OUTCOMES] as const;
const reaching = (outcome: Outcome) =>
  STANDINGS.flatMap((from) =>
    (['holds', 'lacks_data', 'fails'] as Finding[])
      .filter((finding) => NEXT_OUTCOME[from][finding] === outcome)
      .map((finding) => `${from} ${finding}`),
  );

describe('where an enterprise stands after a judgement', () => {
  test('is eligible if every rule holds, unless staff suspended it', () => {
    expect(reaching('eligible')).toEqual(
      STANDINGS.filter((from) => from !== 'suspended').map((from) => `${from} holds`),
    );
  });

  test('is not yet only for one who was never eligible', () => {
    const never = ['never_judged', 'not_yet'];
    expect(reaching('not_yet')).toEqual(never.flatMap((from) => [`${from} lacks_data`, `${from} fails`]));
  });

  test('is never paused by records that are too thin, once eligible', () => {
    expect(reaching('at_risk')).toEqual(['eligible lacks_data', 'at_risk lacks_data']);
    expect(reaching('paused')).toEqual(['eligible fails', 'at_risk fails', 'paused lacks_data', 'paused fails']);
  });

  test('stays suspended whatever the records say, and nothing else suspends', () => {
    expect(reaching('suspended')).toEqual(['suspended holds', 'suspended lacks_data', 'suspended fails']);
  });
});

test('who is eligible or at risk may sell, and nobody else', () => {
  expect(OUTCOMES.filter(maySell)).toEqual(['eligible', 'at_risk']);
});
