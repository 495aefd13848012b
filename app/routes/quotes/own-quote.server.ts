import type { LoaderFunctionArgs } from '@remix-run/node';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { quoteView, type QuoteView } from '~/domain/sourcing/quotes/quote-view.queries.server';
import type { Actor } from '~/platform/actor';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';

/** A request with the words that its page needs in the reader's language. */
export type ShownQuote = QuoteView & { unitName: string; shownTitle: string };

/** The request that the address names, of which the actor is one of the two sides; throws 404 for anybody else's. */
export async function requireQuote({
  params,
  context,
}: Pick<LoaderFunctionArgs, 'params' | 'context'>): Promise<{ actor: Actor; quote: ShownQuote }> {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const { db } = context.database;
  const [found, reference] = await Promise.all([quoteView(db, actor, params.id, context.clock.now()), referenceOf(db)]);
  if (!found) throw notFound();
  const unitName = reference.unitName(found.unit, context.locale);
  const shownTitle = found.offerId === null ? reference.madeTitle(found.productType, context.locale) : found.title;
  return { actor, quote: { ...found, unitName, shownTitle } };
}
