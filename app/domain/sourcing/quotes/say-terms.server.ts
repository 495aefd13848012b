import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { changeQuoteState, type QuoteStepError } from './change-quote-state.server';
import { guardFairPrice, noteBelowCost, type BelowCost } from './fair-price/guard-fair-price.server';
import { lockQuoteRequest, type LockedQuoteRequest } from './lock-quote-request.server';
import { answerDays, isWithin, readyDays } from './quote-days';
import type { QuoteTerms, SaidTerms } from './quote-terms';
import { isOpen, quoteTransition, type QuoteState } from './quote.states';
import { refusalOfSupply, type SupplyRefusal } from './supply-offer.queries.server';

export type TermsSaid = {
  requestId: string;
  /** Made with the form: the same form says it once. */
  formId: string;
  /** The version of the request that stood on the form. */
  version: number;
  terms: QuoteTerms;
  /** Why a seller goes below her cost; empty where she was not asked. */
  belowCostReason: string;
};

type DayRefusal = { code: 'ready-day-not-possible' | 'valid-day-not-possible'; from: string; to: string };

export type SayTermsError =
  | QuoteStepError
  /** Somebody said something after the form was opened. */
  | { code: 'changed-meanwhile'; version: number; state: QuoteState; last: SaidTerms | null }
  | { code: 'not-eligible' }
  | SupplyRefusal
  | DayRefusal
  | BelowCost;

/**
 * One side says its terms: the seller quotes, or the buyer makes a counter-offer. The other side then has until the end of
 * `validUntil` (by the seller's calendar) to accept. Terms of an offer have to be possible by its supply; nothing is taken
 * yet. A seller has to be allowed to sell, and is warned of a price below her cost. The same form says it once.
 */
export async function sayTerms(
  tx: Tx,
  actor: Actor,
  said: TermsSaid,
  clock: Clock,
): Promise<Result<{ quoteId: string; state: QuoteState }, SayTermsError>> {
  const request = await lockQuoteRequest(tx, actor, said.requestId, clock);
  if (!request) return fail({ code: 'request-not-found' });
  const known = await termsOfForm(tx, said);
  if (known) return ok({ quoteId: known.id, state: request.state });
  if (!isOpen(request.state)) return fail({ code: 'state-changed', now: request.state });
  const { side, version, state, last } = request;
  if (version !== said.version) return fail({ code: 'changed-meanwhile', version, state, last });
  const step = side === 'buyer' ? 'counter' : 'quote';
  if (!quoteTransition(step).from.includes(state)) return fail({ code: 'state-changed', now: state });
  const terms = asSaidBy(request, said.terms);
  const refused = await refusalOf(tx, request, terms, clock);
  if (refused) return fail(refused);
  const reason = said.belowCostReason;
  const fair = side === 'seller' ? await guardFairPrice(tx, request, terms, reason) : ok(null);
  if (!fair.ok) return fair;
  const quoteId = await writeTerms(tx, actor, request, { ...said, terms }, clock);
  if (fair.value) await noteBelowCost(tx, actor, { ...fair.value, quoteId, reason }, clock);
  const changed = await changeQuoteState(tx, request, step, {
    ...{ side, quoteId, accountId: actor.accountId, at: clock.now() },
    answerBy: { day: terms.validUntil, timeZone: request.timeZone },
  });
  return changed.ok ? ok({ quoteId, state: changed.value }) : changed;
}

function termsOfForm(tx: Tx, { requestId, formId }: TermsSaid) {
  return tx
    .selectFrom('quote')
    .select('id')
    .where('requestId', '=', requestId)
    .where('formId', '=', formId)
    .executeTakeFirst();
}

/** An offer that was asked about supplies it; else the offer that the seller names, which a counter-offer keeps. */
function asSaidBy({ side, offerId, last }: LockedQuoteRequest, terms: QuoteTerms): QuoteTerms {
  const named = side === 'seller' ? terms.supplyOfferId : (last?.supplyOfferId ?? null);
  return { ...terms, supplyOfferId: offerId ?? named, tiers: side === 'seller' ? terms.tiers : [] };
}

async function refusalOf(
  tx: Tx,
  request: LockedQuoteRequest,
  terms: QuoteTerms,
  clock: Clock,
): Promise<SayTermsError | null> {
  const ready = readyDays(request.timeZone, clock);
  if (!isWithin(terms.readyOn, ready)) return { code: 'ready-day-not-possible', ...ready };
  const { from, to } = answerDays(request.timeZone, clock);
  const valid = { from, to: terms.readyOn < to && terms.readyOn >= from ? terms.readyOn : to };
  if (!isWithin(terms.validUntil, valid)) return { code: 'valid-day-not-possible', ...valid };
  if (request.side === 'seller' && !(await requireEligible(tx, request.enterpriseId, clock)).ok) {
    return { code: 'not-eligible' };
  }
  const { supplyOfferId } = terms;
  return supplyOfferId === null ? null : refusalOfSupply(tx, request, { ...terms, supplyOfferId }, clock);
}

async function writeTerms(
  tx: Tx,
  actor: Actor,
  request: LockedQuoteRequest,
  { formId, terms: { tiers, ...terms } }: TermsSaid,
  clock: Clock,
): Promise<string> {
  const id = newId();
  const { id: requestId, side, last } = request;
  await tx
    .insertInto('quote')
    .values({
      ...{ id, requestId, side, formId, position: (last?.position ?? 0) + 1, ...terms },
      ...{ accountId: actor.accountId, saidAt: clock.now() },
    })
    .execute();
  if (tiers.length > 0) {
    await tx
      .insertInto('quoteTier')
      .values(tiers.map(({ fromQuantity, priceMinor }) => ({ quoteId: id, fromQuantity, unitPriceMinor: priceMinor })))
      .execute();
  }
  return id;
}
