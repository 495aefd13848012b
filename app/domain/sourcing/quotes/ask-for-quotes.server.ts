import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { MOST_QUANTITY } from '~/domain/catalogue/offer-fields';
import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { askedSellers, type AskedSeller } from './asked-sellers.queries.server';
import type { QuotesAsked } from './quotes-asked';
import { refusalOfDays, type DayRefusal } from './quote-days';
import { MOST_OPEN_REQUESTS, MOST_SELLERS } from './quote.states';

export type AskForQuotesError =
  | { code: 'no-sellers' }
  | { code: 'too-many-sellers'; most: number }
  | { code: 'too-many-open'; most: number }
  | { code: 'unknown-product' }
  | { code: 'quantity-not-possible'; most: number }
  | { code: 'seller-not-found' | 'seller-cannot-sell' | 'own-enterprise'; enterpriseId: string }
  | { code: 'offer-not-found' | 'offer-does-not-fit'; enterpriseId: string; offerId: string }
  | DayRefusal
  | { code: 'form-used-otherwise' };

export type AskedForQuotes = { batchId: string; requestIds: string[] };

/**
 * Asks every seller named for a quote, each in a request of her own, and tells them; all of them or none. The same form
 * gives the same requests again; with other contents it fails as `form-used-otherwise`. Only sellers who may sell now can
 * be asked, about their own live offers in the unit asked for; the refusal says which seller it is about.
 */
export async function askForQuotes(
  tx: Tx,
  buyer: Actor,
  input: QuotesAsked,
  clock: Clock,
): Promise<Result<AskedForQuotes, AskForQuotesError>> {
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const batch = await takeForm(tx, buyer, input, requestHash, clock);
  if (!batch.isNew) {
    return batch.requestHash === requestHash
      ? ok(await askedBefore(tx, batch.id))
      : fail({ code: 'form-used-otherwise' });
  }
  const refused = await refusalOf(tx, buyer, input);
  if (refused) return fail(refused);
  const sellers = await askedSellers(tx, buyer, input);
  for (const seller of sellers) {
    const wrong = await refusalOfSeller(tx, seller, input, clock);
    if (wrong) return fail(wrong);
  }
  const requestIds: string[] = [];
  for (const seller of sellers)
    requestIds.push(await writeRequest(tx, buyer, { input, seller, batchId: batch.id, clock }));
  return ok({ batchId: batch.id, requestIds });
}

/** Takes the form's id; a second sending waits for the first and finds what it did. */
async function takeForm(tx: Tx, buyer: Actor, input: QuotesAsked, requestHash: string, clock: Clock) {
  const id = newId();
  const { accountId: buyerAccountId } = buyer;
  const { formId, wantedPostId } = input;
  const taken = await tx
    .insertInto('quoteBatch')
    .values({ id, buyerAccountId, formId, requestHash, wantedPostId, askedAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows) return { isNew: true as const, id };
  const known = await tx
    .selectFrom('quoteBatch')
    .select(['id', 'requestHash'])
    .where('buyerAccountId', '=', buyerAccountId)
    .where('formId', '=', formId)
    .executeTakeFirstOrThrow();
  return { isNew: false as const, ...known };
}

async function askedBefore(tx: Tx, batchId: string): Promise<AskedForQuotes> {
  const rows = await tx.selectFrom('quoteRequest').select('id').where('batchId', '=', batchId).orderBy('id').execute();
  return { batchId, requestIds: rows.map(({ id }) => id) };
}

async function refusalOf(tx: Tx, buyer: Actor, input: QuotesAsked): Promise<AskForQuotesError | undefined> {
  if (input.sellers.length === 0) return { code: 'no-sellers' };
  if (input.sellers.length > MOST_SELLERS) return { code: 'too-many-sellers', most: MOST_SELLERS };
  const possible = ({ quantity }: { quantity: number }) =>
    Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_QUANTITY;
  if (!input.sellers.every(possible)) return { code: 'quantity-not-possible', most: MOST_QUANTITY };
  const { rows } = await sql<{ known: boolean; open: number }>`
    select exists (select from product_type where code = ${input.productType})
        and exists (select from unit where code = ${input.unit}) as known,
      (select count(*)::int from (select from quote_request where buyer_account_id = ${buyer.accountId}
        and state in ('asked', 'quoted', 'countered') limit ${MOST_OPEN_REQUESTS}) r) as open
  `.execute(tx);
  const [facts] = rows;
  if (!facts?.known) return { code: 'unknown-product' };
  const tooMany = facts.open + input.sellers.length > MOST_OPEN_REQUESTS;
  return tooMany ? { code: 'too-many-open', most: MOST_OPEN_REQUESTS } : undefined;
}

/** Checked while her standing is held: whoever is asked may sell at that moment. */
async function refusalOfSeller(
  tx: Tx,
  seller: AskedSeller,
  input: QuotesAsked,
  clock: Clock,
): Promise<AskForQuotesError | null> {
  const { enterpriseId, offerId } = seller;
  if (!seller.known) return { code: 'seller-not-found', enterpriseId };
  if (seller.isOwn) return { code: 'own-enterprise', enterpriseId };
  if (seller.currency === null) return { code: 'seller-cannot-sell', enterpriseId };
  const standing = await requireEligible(tx, enterpriseId, clock);
  if (!standing.ok) return { code: 'seller-cannot-sell', enterpriseId };
  if (offerId !== null && !seller.offerIsLive) return { code: 'offer-not-found', enterpriseId, offerId };
  if (offerId !== null && (seller.offerUnit !== input.unit || seller.offerProductType !== input.productType)) {
    return { code: 'offer-does-not-fit', enterpriseId, offerId };
  }
  return refusalOfDays(input, seller.timeZone, clock);
}

type NewRequest = { input: QuotesAsked; seller: AskedSeller; batchId: string; clock: Clock };

/** One statement: the request, its history, the event. Returns its id. */
async function writeRequest(tx: Tx, buyer: Actor, { input, seller, batchId, clock }: NewRequest): Promise<string> {
  const [id, now] = [newId(), clock.now()];
  await sql`
    with request as (
      insert into quote_request (id, number, batch_id, buyer_account_id, enterprise_id, offer_id, product_type, title,
        language, unit, currency, quantity, needed_on, place, words, state, answer_by, asked_at)
      values (${id}, ${`RQ-${now.getUTCFullYear()}-`} || lpad(nextval('quote_request_number')::text, 6, '0'), ${batchId},
        ${buyer.accountId}, ${seller.enterpriseId}, ${seller.offerId}, ${input.productType}, ${seller.title},
        ${seller.language}, ${input.unit}, ${seller.currency}, ${seller.quantity}, ${input.neededOn},
        ${input.place.slice(0, 500)}, ${input.words.slice(0, 2000)}, 'asked',
        (${input.answerBy}::date + 1)::timestamp at time zone ${seller.timeZone}, ${now})
      returning id
    ), history as (
      insert into quote_event (request_id, to_state, side, account_id, at)
      select id, 'asked', 'buyer', ${buyer.accountId}::uuid, ${now}::timestamptz from request returning id
    ), event as (
      insert into outbox_event (name, payload)
      select 'quote.asked', jsonb_build_object('quoteEventId', id) from history returning id
    )
    select enqueue_event(id) from event
  `.execute(tx);
  return id;
}
