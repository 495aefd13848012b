import { expect, it } from 'vitest';
import {
  isOpen,
  QUOTE_STATES,
  QUOTE_STEPS,
  quoteStepsOpenTo,
  quoteTransition,
  stateAt,
  waitsFor,
} from './quote.states';

it('lets whoever is asked answer, and whose word stands say it anew or take it back', () => {
  expect(quoteStepsOpenTo('seller', 'asked')).toEqual(['quote', 'decline-request']);
  expect(quoteStepsOpenTo('buyer', 'asked')).toEqual(['withdraw-request']);
  expect(quoteStepsOpenTo('buyer', 'quoted')).toEqual(['counter', 'accept-quote', 'decline-quote']);
  expect(quoteStepsOpenTo('seller', 'quoted')).toEqual(['quote', 'withdraw-quote']);
  expect(quoteStepsOpenTo('seller', 'countered')).toEqual(['quote', 'accept-counter', 'decline-request']);
  expect(quoteStepsOpenTo('buyer', 'countered')).toEqual(['counter', 'withdraw-request']);
});

it('reaches every state from asked, and ends for good', () => {
  const reached = new Set(['asked', ...QUOTE_STEPS.map((step) => quoteTransition(step).to)]);
  expect([...reached].sort()).toEqual([...QUOTE_STATES].sort());
  for (const state of QUOTE_STATES.filter((one) => !isOpen(one))) {
    expect(QUOTE_STEPS.filter((step) => quoteTransition(step).from.includes(state))).toEqual([]);
    expect(waitsFor(state)).toBeNull();
  }
});

it('lets nobody accept her own word, and nobody take the other side’s steps', () => {
  for (const state of QUOTE_STATES) {
    const both = quoteStepsOpenTo('buyer', state).filter((step) => quoteStepsOpenTo('seller', state).includes(step));
    expect(both).toEqual([]);
    const acceptors = (['buyer', 'seller'] as const).filter((side) =>
      quoteStepsOpenTo(side, state).some((step) => quoteTransition(step).to === 'accepted'),
    );
    expect(acceptors.every((side) => side === waitsFor(state))).toBe(true);
  }
});

it('has expired when its time is over, whatever the job has written by then', () => {
  const answerBy = new Date('2026-11-24T18:30:00Z');
  const before = new Date('2026-11-24T18:29:59Z');
  expect(stateAt({ state: 'quoted', answerBy }, before)).toBe('quoted');
  expect(stateAt({ state: 'quoted', answerBy }, answerBy)).toBe('expired');
  expect(stateAt({ state: 'accepted', answerBy }, answerBy)).toBe('accepted');
});
