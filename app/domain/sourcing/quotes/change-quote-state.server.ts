import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import type { QuoteEventName } from './quote.events';
import { quoteTransition, type QuoteSide, type QuoteState, type QuoteStep } from './quote.states';

export type QuoteStepTaken = {
  side: QuoteSide;
  accountId: string | null;
  at: Date;
  /** The terms that were said, or accepted. */
  quoteId?: string;
  reasonCode?: string;
  reason?: string;
  orderId?: string;
  /** The last day on which the other side can answer, by the calendar of `timeZone`. */
  answerBy?: { day: string; timeZone: string };
};

/** `now` is the state that the request has instead of one that the step starts from. */
export type QuoteStepError = { code: 'request-not-found' } | { code: 'state-changed'; now: QuoteState };

/**
 * Makes one step of a request whose row the caller has locked: compare-and-set of the state, history, event. Fails with
 * `state-changed` where the request is elsewhere or the side may not.
 */
export async function changeQuoteState(
  tx: Tx,
  request: { id: string; state: QuoteState },
  step: QuoteStep,
  taken: QuoteStepTaken,
): Promise<Result<QuoteState, QuoteStepError>> {
  const { from, to, by } = quoteTransition(step);
  const { id: requestId, state } = request;
  if (!from.includes(state) || by !== taken.side) return fail({ code: 'state-changed', now: state });
  const answerBy = taken.answerBy;
  const { numUpdatedRows } = await tx
    .updateTable('quoteRequest')
    .set((eb) => ({
      state: to,
      version: eb('version', '+', 1),
      ...(taken.orderId ? { orderId: taken.orderId } : {}),
      ...(answerBy
        ? { answerBy: sql<Date>`(${answerBy.day}::date + 1)::timestamp at time zone ${answerBy.timeZone}` }
        : {}),
    }))
    .where('id', '=', requestId)
    .where('state', '=', state)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return fail({ code: 'state-changed', now: state });
  const { id: quoteEventId } = await tx
    .insertInto('quoteEvent')
    .values({
      ...{ requestId, fromState: state, toState: to, side: taken.side, accountId: taken.accountId, at: taken.at },
      quoteId: taken.quoteId ?? null,
      reasonCode: taken.reasonCode ?? null,
      reason: taken.reason || null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await emit(tx, `quote.${to}` satisfies QuoteEventName, { quoteEventId });
  return ok(to);
}
