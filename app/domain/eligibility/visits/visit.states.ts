/** From a draft on the phone to the register; only `approved` stands there. */
export const VISIT_STATES = ['draft', 'submitted', 'returned', 'approved', 'dropped'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** Whether the visitor may still write on it. */
export function isOpenToVisitor(state: VisitState): boolean {
  return state === 'draft' || state === 'returned';
}
