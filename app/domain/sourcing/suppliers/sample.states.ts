/** The way of a sample that somebody asks a supplier for. */
export const SAMPLE_STATES = ['asked', 'promised', 'refused', 'sent', 'received', 'withdrawn'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];
export type SampleSide = 'buyer' | 'seller';
/** Staff speak for a supplier for which nobody acts here. */
export type SampleRole = SampleSide | 'staff';

type Transition = { from: readonly SampleState[]; to: SampleState; by: SampleSide };

/** Who asked may say at any time that it came: not every supplier writes down that it sent it. */
const TRANSITIONS = {
  promise: { from: ['asked'], to: 'promised', by: 'seller' },
  refuse: { from: ['asked', 'promised'], to: 'refused', by: 'seller' },
  send: { from: ['asked', 'promised'], to: 'sent', by: 'seller' },
  receive: { from: ['asked', 'promised', 'sent'], to: 'received', by: 'buyer' },
  withdraw: { from: ['asked', 'promised'], to: 'withdrawn', by: 'buyer' },
} as const satisfies Record<string, Transition>;

export type SampleStep = keyof typeof TRANSITIONS;
export const SAMPLE_STEPS = Object.keys(TRANSITIONS) as SampleStep[];

/** The side on which somebody with this role stands. */
export const sideOf = (role: SampleRole): SampleSide => (role === 'buyer' ? 'buyer' : 'seller');

/** The transition that a step makes. */
export function sampleTransition(step: SampleStep): Transition {
  return TRANSITIONS[step];
}

/** The steps that a side may take on a sample in this state, the next one on its way first. */
export function sampleStepsOpenTo(side: SampleSide, state: SampleState): SampleStep[] {
  return SAMPLE_STEPS.filter((step) => {
    const { from, by }: Transition = TRANSITIONS[step];
    return by === side && from.includes(state);
  });
}

/** Samples of one account that can be on their way at once. */
export const MOST_OPEN_SAMPLES = 20;
export const MOST_SAMPLE_QUANTITY = 1000;
