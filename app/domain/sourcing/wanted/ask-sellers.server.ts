import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { addDays } from '~/platform/day';
import { fail, ok, type Result } from '~/platform/result';
import { askForQuotes, type AskForQuotesError } from '../quotes/ask-for-quotes.server';
import { LATEST_ANSWER_DAYS, SOONEST_ANSWER_DAYS } from '../quotes/quote.states';
import { awaitedSellers } from './awaited-sellers';
import { changedShares, possibleOf, type ChosenShare, type ShareChange } from './changed-shares.queries.server';
import { offersInSight } from './cover-candidates.queries.server';
import { MOST_SELLERS } from './cover-wanted';
import { lockOwnWanted } from './lock-wanted.server';
import { wantedView, type WantedView } from './wanted-view.queries.server';

export type AskSellersError =
  | { code: 'post-not-found' }
  | { code: 'not-open' }
  | { code: 'set-changed'; changes: ShareChange[] }
  | AskForQuotesError;

/**
 * Asks every seller of a set for a quote on her share of the actor's open post, all of them or none, but for those whose
 * answer about it is awaited already; the same form asks once. Returns the requests' ids. Fails with `set-changed` where an
 * offer of the set cannot give its share by the day any more, and says which and how much she can give now; with
 * `post-not-found` or `not-open`, or with what a seller's own state forbids.
 */
export async function askSellers(
  tx: Tx,
  owner: Actor,
  postId: string,
  { formId, shares }: { formId: string; shares: readonly ChosenShare[] },
  clock: Clock,
): Promise<Result<string[], AskSellersError>> {
  // Two sets that share a seller, asked at one moment, ask her once.
  await lockOwnWanted(tx, owner, postId);
  const post = await wantedView(tx, owner, postId);
  if (!post?.isOwn) return fail({ code: 'post-not-found' });
  const known = await askedWith(tx, owner, postId, formId);
  if (known.length > 0) return ok(known);
  if (post.state !== 'open') return fail({ code: 'not-open' });
  const offers = (await offersInSight(tx, post.productType, [post])).filter(
    ({ currency }) => currency === post.currency,
  );
  const awaited = awaitedSellers(post.asked);
  const requestOf = ({ offerId }: ChosenShare) =>
    awaited.get(offers.find(({ id }) => id === offerId)?.enterpriseId ?? '');
  const unasked = shares.filter((share) => requestOf(share) === undefined);
  if (unasked.length === 0 && shares.length > 0) return ok(shares.flatMap((share) => requestOf(share) ?? []));
  const chosen = unasked.flatMap(({ offerId, quantity }) => {
    const offer = offers.find(({ id }) => id === offerId);
    return offer && quantity > 0 && possibleOf(offer, quantity, post, clock) === quantity ? [{ offer, quantity }] : [];
  });
  const gone = unasked.filter(({ offerId }) => chosen.every(({ offer }) => offer.id !== offerId));
  const sellers = new Set(chosen.map(({ offer }) => offer.enterpriseId));
  if (gone.length > 0 || chosen.length === 0 || sellers.size < chosen.length || sellers.size > MOST_SELLERS) {
    return fail({ code: 'set-changed', changes: await changedShares(tx, post, gone, offers, clock) });
  }
  const requestIds: string[] = [];
  // One request names one unit: a set of several units is asked in as many parts, in one transaction.
  for (const unit of [...new Set(chosen.map(({ offer }) => offer.unit))].sort()) {
    const asked = await askForQuotes(
      tx,
      owner,
      {
        ...termsOf(post, clock),
        formId: partOf(formId, unit),
        unit,
        sellers: chosen
          .filter(({ offer }) => offer.unit === unit)
          .map(({ offer, quantity }) => ({ enterpriseId: offer.enterpriseId, offerId: offer.id, quantity })),
      },
      clock,
    );
    if (!asked.ok) return asked;
    requestIds.push(...asked.value.requestIds);
  }
  return ok(requestIds);
}

/** What every request about a post has in common. */
export function termsOf(post: WantedView, clock: Clock) {
  const day = today(clock);
  const [soonest, latest] = [addDays(day, SOONEST_ANSWER_DAYS + 1), addDays(day, LATEST_ANSWER_DAYS - 1)];
  const answerBy = post.openUntil < soonest ? soonest : post.openUntil > latest ? latest : post.openUntil;
  const place = [post.deliveryPlace, post.district].filter(Boolean).join(', ');
  return {
    wantedPostId: post.id,
    productType: post.productType,
    neededOn: post.latestOn,
    place,
    words: post.quality,
    answerBy,
  };
}

/** A form id of its own for each part of what one form asks; the same for the same form and part. */
export function partOf(formId: string, part: string): string {
  const hash = createHash('sha256').update(`${formId} ${part}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

async function askedWith(tx: Tx, owner: Actor, postId: string, formId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; unit: string; formId: string }>`
    select r.id, r.unit, b.form_id from quote_batch b join quote_request r on r.batch_id = b.id
    where b.buyer_account_id = ${owner.accountId} and b.wanted_post_id = ${postId}
    order by r.id
  `.execute(tx);
  return rows.filter((row) => row.formId === partOf(formId, row.unit)).map(({ id }) => id);
}
