import { acceptQuote, type QuoteAcceptance } from '~/domain/orders/accept-quote.server';
import { askForQuotes } from '~/domain/sourcing/quotes/ask-for-quotes.server';
import type { QuotesAsked } from '~/domain/sourcing/quotes/quotes-asked';
import type { QuoteTerms } from '~/domain/sourcing/quotes/quote-terms';
import { sayTerms, type TermsSaid } from '~/domain/sourcing/quotes/say-terms.server';
import type { Actor, Member } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, aLiveOffer, anEligibleSeller } from './market';

type OfferTerms = Parameters<typeof aLiveOffer>[2];

export type AskedOf = {
  buyer: Actor;
  seller: Member;
  enterpriseId: string;
  offerId: string;
  requestId: string;
};

/** A buyer who asked a seller for 50 kilograms of her turmeric, or for the same made to measure. */
export async function anAskedSeller(
  db: Db,
  clock: Clock,
  given: { offer?: OfferTerms; madeToMeasure?: boolean; asked?: Partial<QuotesAsked>; buyer?: Actor } = {},
): Promise<AskedOf> {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId, given.offer);
  const buyer = given.buyer ?? (await aBuyer(db));
  const requestId = await anotherRequest(db, clock, buyer, {
    enterpriseId,
    offerId: given.madeToMeasure ? null : offerId,
    asked: given.asked,
  });
  return { buyer, seller, enterpriseId, offerId, requestId };
}

/** A request of a buyer to a seller there is; returns its id. */
export async function anotherRequest(
  db: Db,
  clock: Clock,
  buyer: Actor,
  given: { enterpriseId: string; offerId: string | null; asked?: Partial<QuotesAsked> },
): Promise<string> {
  const { enterpriseId, offerId } = given;
  const asked: QuotesAsked = {
    formId: newId(),
    sellers: [{ enterpriseId, offerId, quantity: 50 }],
    wantedPostId: null,
    ...{ productType: 'turmeric-powder', unit: 'kg', neededOn: null, place: 'Chennai', words: 'Ground fine, please.' },
    answerBy: addDays(clock.now().toISOString().slice(0, 10), 4),
    ...given.asked,
  };
  const made = await transact(db, (tx) => askForQuotes(tx, buyer, asked, clock));
  if (!made.ok) throw new Error(made.error.code);
  return made.value.requestIds[0] ?? '';
}

/** 50 kilograms at 230.00 rupees, a third paid before, fetched, ready in twenty days, valid for ten. */
export function theTerms(clock: Clock, given: Partial<QuoteTerms> = {}): QuoteTerms {
  const day = clock.now().toISOString().slice(0, 10);
  return {
    ...{ quantity: 50, unitPriceMinor: 23_000, tiers: [], depositPercent: 30 },
    ...{ deliveryMethod: 'pickup', deliveryPlace: '', supplyOfferId: null, words: 'Packed in 10 kg bags.' },
    ...{ readyOn: addDays(day, 20), validUntil: addDays(day, 10) },
    ...given,
  };
}

/** One side says its terms, on a form that was opened just now. */
export async function says(
  db: Db,
  clock: Clock,
  actor: Actor,
  requestId: string,
  given: Partial<QuoteTerms> & { form?: Partial<TermsSaid> } = {},
) {
  const { form, ...terms } = given;
  const { version } = await db
    .selectFrom('quoteRequest')
    .select('version')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const said = { requestId, formId: newId(), version, terms: theTerms(clock, terms), belowCostReason: '', ...form };
  return transact(db, (tx) => sayTerms(tx, actor, said, clock));
}

/** The same where nothing may be wrong with it; returns the id of the terms. */
export async function quotes(...said: Parameters<typeof says>): Promise<string> {
  const done = await says(...said);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.quoteId;
}

/** Somebody accepts terms. */
export function accepts(
  db: Db,
  clock: Clock,
  actor: Actor,
  accepted: Pick<QuoteAcceptance, 'requestId' | 'quoteId'> & Partial<QuoteAcceptance>,
) {
  return transact(db, (tx) => acceptQuote(tx, actor, { quantity: null, belowCostReason: '', ...accepted }, clock));
}
