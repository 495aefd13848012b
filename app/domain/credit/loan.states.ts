/** The way of a loan before it is paid out. */
export const REQUEST_STATES = ['requested', 'approved', 'declined', 'withdrawn', 'disbursed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** How a loan stands in the register (the words of `loans.csv`). */
export const LOAN_STATES = ['active', 'closed', 'written_off', 'restructured'] as const;
export type LoanState = (typeof LOAN_STATES)[number];

type Transition<State> = { from: readonly State[]; to: State };

const REQUEST_TRANSITIONS = {
  approve: { from: ['requested'], to: 'approved' },
  decline: { from: ['requested'], to: 'declined' },
  withdraw: { from: ['requested', 'approved'], to: 'withdrawn' },
  disburse: { from: ['approved'], to: 'disbursed' },
} as const satisfies Record<string, Transition<RequestState>>;
export type RequestStep = keyof typeof REQUEST_TRANSITIONS;

const LOAN_TRANSITIONS = {
  close: { from: ['active', 'restructured'], to: 'closed' },
  restructure: { from: ['active', 'restructured'], to: 'restructured' },
  write_off: { from: ['active', 'restructured'], to: 'written_off' },
  /** A payment that closed the loan is taken back: it stands again as it stood. */
  reopen: { from: ['closed'], to: 'active' },
  reopen_restructured: { from: ['closed'], to: 'restructured' },
} as const satisfies Record<string, Transition<LoanState>>;
export type LoanStep = keyof typeof LOAN_TRANSITIONS;

export const REQUEST_STEPS = Object.keys(REQUEST_TRANSITIONS) as RequestStep[];
export const LOAN_STEPS = Object.keys(LOAN_TRANSITIONS) as LoanStep[];

/** What a step makes of a request in this state; null where the step does not start from it. */
export function requestAfter(state: RequestState, step: RequestStep): RequestState | null {
  const { from, to }: Transition<RequestState> = REQUEST_TRANSITIONS[step];
  return from.includes(state) ? to : null;
}

/** What a step makes of a loan in this state; null where the step does not start from it. */
export function loanAfter(state: LoanState, step: LoanStep): LoanState | null {
  const { from, to }: Transition<LoanState> = LOAN_TRANSITIONS[step];
  return from.includes(state) ? to : null;
}

/** Whether something is still to be paid by plan: neither closed nor given up. */
export function isOpenLoan(state: LoanState): boolean {
  return loanAfter(state, 'close') !== null;
}
