import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, type Result } from '~/platform/result';
import { changeQuoteState, type QuoteStepError } from './change-quote-state.server';
import { lockQuoteRequest } from './lock-quote-request.server';
import type { QuoteState } from './quote.states';
import type { RefuseQuoteInput } from './refuse-quote.schema';

/**
 * Whose turn it is says no, with a reason that the other side is told. Fails with `request-not-found` or `state-changed`.
 */
export async function refuseQuote(
  tx: Tx,
  actor: Actor,
  requestId: string,
  { reasonCode, reason }: RefuseQuoteInput,
  clock: Clock,
): Promise<Result<QuoteState, QuoteStepError>> {
  const request = await lockQuoteRequest(tx, actor, requestId, clock);
  if (!request) return fail({ code: 'request-not-found' });
  const { side } = request;
  const taken = { side, accountId: actor.accountId, at: clock.now(), reasonCode, reason, quoteId: request.last?.id };
  return changeQuoteState(tx, request, side === 'buyer' ? 'decline-quote' : 'decline-request', taken);
}

/** Whose word stands takes it back, and the talk is over. Fails with `request-not-found` or `state-changed`. */
export async function withdrawQuote(
  tx: Tx,
  actor: Actor,
  requestId: string,
  clock: Clock,
): Promise<Result<QuoteState, QuoteStepError>> {
  const request = await lockQuoteRequest(tx, actor, requestId, clock);
  if (!request) return fail({ code: 'request-not-found' });
  const { side } = request;
  const taken = { side, accountId: actor.accountId, at: clock.now(), quoteId: request.last?.id };
  return changeQuoteState(tx, request, side === 'buyer' ? 'withdraw-request' : 'withdraw-quote', taken);
}
