import { describe, expect, it } from 'vitest';
import {
  isOpenLoan,
  LOAN_STATES,
  LOAN_STEPS,
  loanAfter,
  REQUEST_STATES,
  REQUEST_STEPS,
  requestAfter,
} from './loan.states';

describe('the way of a loan', () => {
  it('reaches every state of a request, and leaves none that is final', () => {
    const reached = REQUEST_STEPS.flatMap((step) => REQUEST_STATES.flatMap((state) => requestAfter(state, step) ?? []));
    expect(new Set(['requested', ...reached])).toEqual(new Set(REQUEST_STATES));
    for (const final of ['declined', 'withdrawn', 'disbursed'] as const) {
      expect(REQUEST_STEPS.filter((step) => requestAfter(final, step) !== null)).toEqual([]);
    }
  });

  it('comes back from closed alone, and from written off never', () => {
    expect(LOAN_STEPS.filter((step) => loanAfter('written_off', step) !== null)).toEqual([]);
    expect(LOAN_STEPS.filter((step) => loanAfter('closed', step) !== null)).toEqual(['reopen', 'reopen_restructured']);
    expect(LOAN_STATES.filter(isOpenLoan)).toEqual(['active', 'restructured']);
  });
});
