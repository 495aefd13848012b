import { expect, test } from 'vitest';
import { SAMPLE_STATES, SAMPLE_STEPS, sampleStepsOpenTo, sampleTransition } from './sample.states';

test('the supplier promises, refuses or sends; who asked says that it came, or takes her word back', () => {
  expect(sampleStepsOpenTo('seller', 'asked')).toEqual(['promise', 'refuse', 'send']);
  expect(sampleStepsOpenTo('seller', 'promised')).toEqual(['refuse', 'send']);
  expect(sampleStepsOpenTo('buyer', 'asked')).toEqual(['receive', 'withdraw']);
  expect(sampleStepsOpenTo('buyer', 'sent')).toEqual(['receive']);
});

test('what is refused, received or withdrawn has ended, and nothing leads back', () => {
  for (const state of ['refused', 'received', 'withdrawn'] as const) {
    expect([...sampleStepsOpenTo('buyer', state), ...sampleStepsOpenTo('seller', state)]).toEqual([]);
  }
  for (const step of SAMPLE_STEPS) {
    const { from, to } = sampleTransition(step);
    for (const state of from) expect(SAMPLE_STATES.indexOf(to)).toBeGreaterThan(SAMPLE_STATES.indexOf(state));
  }
});
