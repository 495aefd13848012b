import { expect, it } from 'vitest';
import { givesSupplyBack, ORDER_STATES, ORDER_STEPS, stepsOpenTo, transitionOf } from './order.states';

it('lets a placed order be answered by the seller, taken back by the buyer, and lapse', () => {
  expect(stepsOpenTo('seller', 'placed')).toEqual(['accept', 'decline']);
  expect(stepsOpenTo('buyer', 'placed')).toEqual(['withdraw']);
  expect(stepsOpenTo('system', 'placed')).toEqual(['lapse']);
});

it('reaches every state from placed', () => {
  const after = (state: string): string[] => [
    state,
    ...ORDER_STEPS.filter((step) => transitionOf(step).from === state).flatMap((step) => after(transitionOf(step).to)),
  ];
  expect([...new Set(after('placed'))].sort()).toEqual([...ORDER_STATES].sort());
});

it('gives supply back only from ends where nothing is delivered, and such ends are final', () => {
  const back = ORDER_STATES.filter(givesSupplyBack);
  expect(back).toEqual(['declined', 'withdrawn', 'lapsed']);
  for (const state of back) expect(ORDER_STEPS.filter((step) => transitionOf(step).from === state)).toEqual([]);
});

it('never lets the buyer act for the seller or the seller for the buyer', () => {
  for (const state of ORDER_STATES) {
    const buyer = stepsOpenTo('buyer', state);
    expect(stepsOpenTo('seller', state).filter((step) => buyer.includes(step))).toEqual([]);
  }
});
