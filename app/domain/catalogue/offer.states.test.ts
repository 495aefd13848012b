import { expect, it } from 'vitest';
import { mayDo, OFFER_ACTS, OFFER_STATES, stateAfter } from './offer.states';

it('lets an offer go draft → live → paused → live and be withdrawn from anywhere, and nothing else', () => {
  const moves = OFFER_ACTS.flatMap((act) =>
    OFFER_STATES.filter((state) => mayDo(act, state)).map((state) => `${state} → ${stateAfter(act)}`),
  );
  expect(moves.sort()).toEqual([
    'draft → live',
    'draft → withdrawn',
    'live → paused',
    'live → withdrawn',
    'paused → live',
    'paused → withdrawn',
  ]);
});
