import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { requestAfter, type RequestState } from './loan.states';
import { lockRequest, wrongDay, type LockedRequest, type RequestStepError } from './lock-request.server';
import { noteLoanEvents } from './note-loan-event.server';

/** What the group decided, with its votes; `quorum` is how many must have voted. */
type Resolution = { meetingId?: string; votesFor: number; votesAgainst: number; abstained: number; quorum: number };

export type LoanDecision = {
  requestId: string;
  /** The day of the decision, 'YYYY-MM-DD'. */
  on: string;
  decision: 'approve' | 'decline';
  /** Less than was asked for, where that is what was approved; minor units. */
  approvedMinor?: number;
  reason?: string;
  /** The group's resolution; needed for a loan of its own money. */
  resolution?: Resolution;
};

export type LoanDecisionError =
  | RequestStepError
  | { code: 'resolution-missing' }
  | { code: 'no-quorum'; quorum: number }
  | { code: 'not-carried' }
  | { code: 'own-request' }
  | { code: 'reason-missing' }
  | { code: 'approved-out-of-range'; mostMinor: number };

/**
 * Decides about a request: the group by its resolution (more votes for than against, quorum reached), for a loan of the
 * programme's fund a credit officer who is not the borrower. Declining needs a reason where no resolution says it.
 * Fails with `request-not-found`, `state-changed` where it is not waiting any more, and as `LoanDecisionError` says.
 */
export async function resolveLoan(
  tx: Tx,
  recordingId: number,
  input: LoanDecision,
): Promise<Result<RequestState, LoanDecisionError>> {
  const request = await lockRequest(tx, recordingId, input.requestId);
  if (!request) return fail({ code: 'request-not-found' });
  const to = requestAfter(request.state, input.decision);
  if (!to) return fail({ code: 'state-changed', now: request.state });
  const refused = wrongDay(request, input.on) ?? refusalOf(request, input);
  if (refused) return fail(refused);
  const { resolution, on } = input;
  if (resolution) {
    const { meetingId = null, ...votes } = resolution;
    await tx
      .insertInto('loanResolution')
      .values({ requestId: request.id, meetingId, resolvedOn: on, ...votes, recordingId })
      .execute();
  }
  const approvedMinor = input.decision === 'approve' ? (input.approvedMinor ?? request.amountMinor) : null;
  await tx.updateTable('loanRequest').set({ state: to, approvedMinor }).where('id', '=', request.id).execute();
  const event = { requestId: request.id, fromState: request.state, toState: to, onDay: on };
  await noteLoanEvents(tx, recordingId, [{ ...event, reason: input.reason?.trim() || null }]);
  return ok(to);
}

function refusalOf(request: LockedRequest, input: LoanDecision): LoanDecisionError | null {
  const { resolution, decision, approvedMinor = request.amountMinor, reason = '' } = input;
  if (!Number.isSafeInteger(approvedMinor) || approvedMinor <= 0 || approvedMinor > request.amountMinor) {
    return { code: 'approved-out-of-range', mostMinor: request.amountMinor };
  }
  if (request.source === 'own_fund') {
    if (request.keptByBorrower) return { code: 'own-request' };
    return decision === 'decline' && reason.trim() === '' ? { code: 'reason-missing' } : null;
  }
  if (!resolution) return { code: 'resolution-missing' };
  const { votesFor, votesAgainst, abstained, quorum } = resolution;
  if (votesFor + votesAgainst + abstained < quorum) return { code: 'no-quorum', quorum };
  return votesFor > votesAgainst === (decision === 'approve') ? null : { code: 'not-carried' };
}
