import type { LoaderFunctionArgs } from '@remix-run/node';
import { missingSteps } from '~/domain/catalogue/offer-completeness';
import { sellerOffer, type SellerOffer } from '~/domain/catalogue/seller.queries.server';
import type { Seller } from '~/platform/actor';
import { isId } from '~/platform/id';
import { requireSeller } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';

type RouteArgs = Pick<LoaderFunctionArgs, 'params' | 'context'>;

/** The seller and the id in the address; throws 404 for what is no id. */
export function requireOfferId({ params, context }: RouteArgs): { seller: Seller; offerId: string } {
  const seller = requireSeller(context);
  if (!isId(params.id)) throw notFound();
  return { seller, offerId: params.id };
}

/** The seller's own offer that the address names; throws 404 for anybody else's. */
export async function requireOwnOffer(args: RouteArgs): Promise<{ seller: Seller; offer: SellerOffer }> {
  const { seller, offerId } = requireOfferId(args);
  const offer = await sellerOffer(args.context.database.db, seller, offerId);
  if (!offer) throw notFound();
  return { seller, offer };
}

/** Whether a draft still lacks something a buyer needs. */
export function isUnfinished(offer: SellerOffer): boolean {
  return missingSteps(offer).length > 0;
}
