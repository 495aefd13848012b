import type { OfferCardView } from '~/components/offer-card';
import type { ListedOffer } from '~/domain/catalogue/offer-list.queries.server';
import { photoSources } from '~/domain/catalogue/photo-address';
import type { Reference } from '~/domain/catalogue/reference';
import type { Locale } from '~/platform/i18n';

/** An offer of a list in the reader's words; lists show photos of 640 pixels at most. */
export function offerCardView(offer: ListedOffer, reference: Reference, locale: Locale): OfferCardView {
  const { photo, language, unit, ...rest } = offer;
  return {
    ...rest,
    titleLanguage: language,
    unit: reference.unitName(unit, locale),
    picture: photo && photoSources(photo, 640),
  };
}
