/** By what people are counted: where they are, in which kind of group, how old. */
export const BREAKDOWNS = ['country', 'groupKind', 'ageBand'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** A cell of a breakdown; null is a figure that is not shown, for it would be about too few people. */
export type ReplayCell = { value: string; people: number | null; gain: number | null; lose: number | null };

export type ReplayTotals = Omit<ReplayCell, 'value'>;

export type ReplayView = {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  thresholds: 'enter' | 'keep';
  days: string[];
  daysDone: number;
  askedBy: string;
  /** The draft's numbers have changed since. */
  isStale: boolean;
  /** By day that is done, oldest first. */
  totals: (ReplayTotals & { day: string })[];
};
