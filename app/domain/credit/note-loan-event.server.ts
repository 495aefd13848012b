import type { Tx } from '~/platform/db.server';

type NewLoanEvent = {
  requestId?: string | null;
  loanId?: string | null;
  fromState: string | null;
  toState: string;
  /** The day on which it counts, 'YYYY-MM-DD'. */
  onDay: string;
  fromStatusOn?: string | null;
  reason?: string | null;
};

/** Appends changes of state to the history of requests and loans; who and on whose behalf is said by the recording. */
export async function noteLoanEvents(tx: Tx, recordingId: number, events: readonly NewLoanEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto('loanEvent')
    .values(events.map((event) => ({ ...event, recordingId })))
    .execute();
}
