import type { OfferState } from '~/domain/catalogue/offer.states';

/** The screens of a new offer, in their order. */
export const SCREENS = ['product', 'photos', 'price', 'supply', 'review'] as const;
export type Screen = (typeof SCREENS)[number];

/** Address of a screen of one offer; the last is the offer's own page. */
export function screenPath(offerId: string, screen: Screen): string {
  return screen === 'review' ? `/sell/offers/${offerId}` : `/sell/offers/${offerId}/${screen}`;
}

/** Where one goes from a saved screen: on through a draft, back to an offer that is only being changed. */
export function afterSaving(offer: { id: string; state: OfferState; unfinished: boolean }, screen: Screen): string {
  if (offer.state !== 'draft') return `${screenPath(offer.id, 'review')}?done=saved`;
  const next = SCREENS[SCREENS.indexOf(screen) + 1] ?? 'review';
  return screenPath(offer.id, offer.unfinished ? next : 'review');
}
