import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { requestAfter, type RequestState } from './loan.states';
import { lockRequest, wrongDay, type RequestStepError } from './lock-request.server';
import { noteLoanEvents } from './note-loan-event.server';

/**
 * The borrower takes her request back, as long as nothing was paid out. Fails with `request-not-found` or
 * `state-changed`. `on` is 'YYYY-MM-DD'.
 */
export async function withdrawRequest(
  tx: Tx,
  recordingId: number,
  input: { requestId: string; on: string; reason?: string },
): Promise<Result<RequestState, RequestStepError>> {
  const request = await lockRequest(tx, recordingId, input.requestId);
  if (!request) return fail({ code: 'request-not-found' });
  const to = requestAfter(request.state, 'withdraw');
  if (!to) return fail({ code: 'state-changed', now: request.state });
  const refused = wrongDay(request, input.on);
  if (refused) return fail(refused);
  await tx.updateTable('loanRequest').set({ state: to }).where('id', '=', request.id).execute();
  const event = { requestId: request.id, fromState: request.state, toState: to, onDay: input.on };
  await noteLoanEvents(tx, recordingId, [{ ...event, reason: input.reason?.trim() || null }]);
  return ok(to);
}
