import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { DEFAULT_LOCALE } from '~/platform/i18n';
import { fail, ok, type Result } from '~/platform/result';
import { askForQuotes, type AskForQuotesError } from '../quotes/ask-for-quotes.server';
import { partOf, termsOf } from './ask-sellers.server';
import { ownParts } from './sets-of-post.queries.server';
import { wantedView } from './wanted-view.queries.server';

export type AnswerWantedError =
  | { code: 'post-not-found' }
  | { code: 'not-open' }
  | { code: 'own-post' }
  | { code: 'nothing-fits' }
  | AskForQuotesError;

/**
 * A seller who fits an open post takes it up: the post's request for a quote is made out to her, for as much as her offer
 * can give by the day, and she says her terms in it. Once for a post and enterprise; returns the request's id. Fails with
 * `post-not-found`, `not-open`, `own-post`, `nothing-fits`, or with what forbids the request.
 */
export async function answerWanted(
  tx: Tx,
  seller: Actor,
  postId: string,
  offerId: string,
  clock: Clock,
): Promise<Result<string, AnswerWantedError>> {
  const post = await wantedView(tx, seller, postId);
  if (!post) return fail({ code: 'post-not-found' });
  if (post.isOwn) return fail({ code: 'own-post' });
  if (post.ownRequestId !== null) return ok(post.ownRequestId);
  if (post.state !== 'open') return fail({ code: 'not-open' });
  const part = (await ownParts(tx, seller, post, clock)).find((one) => one.offerId === offerId);
  const owner = await ownerOf(tx, postId);
  const whole = await wantedView(tx, owner, postId);
  if (!part || !whole) return fail({ code: 'nothing-fits' });
  const { enterpriseId, unit, most: quantity } = part;
  const sellers = [{ enterpriseId, offerId, quantity }];
  const formId = partOf(postId, enterpriseId);
  const asked = await askForQuotes(tx, owner, { ...termsOf(whole, clock), formId, unit, sellers }, clock);
  if (!asked.ok) return asked;
  const [requestId] = asked.value.requestIds;
  return requestId === undefined ? fail({ code: 'nothing-fits' }) : ok(requestId);
}

/** Who posted it: an open post asks for quotes in its owner's name. */
async function ownerOf(tx: Tx, postId: string): Promise<Actor> {
  const { id, displayName, memberId } = await tx
    .selectFrom('wantedPost')
    .innerJoin('account', 'account.id', 'wantedPost.accountId')
    .where('wantedPost.id', '=', postId)
    .select(['account.id', 'account.displayName', 'account.memberId'])
    .executeTakeFirstOrThrow();
  return { accountId: id, displayName, memberId, locale: DEFAULT_LOCALE, staff: null };
}
