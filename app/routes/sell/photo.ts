import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { arrangePhotos, PHOTO_MOVES } from '~/domain/catalogue/arrange-photos.server';
import { discardPhoto } from '~/domain/catalogue/store-photo.server';
import { transact } from '~/platform/db.server';
import { fileStore } from '~/platform/files.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { screenPath } from './offer-screens';
import { requireOfferId } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

/** Moves or removes one photo, as the form's `move` says. */
export async function action(args: ActionFunctionArgs) {
  const { seller, offerId } = requireOfferId(args);
  const { photoId } = args.params;
  const typed = await typedText(args.request);
  const move = PHOTO_MOVES.find((known) => known === typed.move);
  if (!isId(photoId) || !move) throw notFound();
  const arranged = await transact(args.context.database.db, (tx) => arrangePhotos(tx, seller, offerId, photoId, move));
  if (!arranged.ok) throw notFound();
  if (arranged.value.removed) await discardPhoto(fileStore(), photoId);
  return redirect(screenPath(offerId, 'photos'), 303);
}
