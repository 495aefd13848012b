import type { OfferPlaceView } from '~/components/offer-place';
import { placeSaid, placeNamed } from '~/domain/catalogue/places.queries.server';
import type { PublicOffer } from '~/domain/catalogue/public-offer';
import { wayToPlace } from '~/domain/catalogue/way-to-place';
import type { Database } from '~/platform/db.server';

const LONGEST = 80;

/**
 * Where an offer is, seen from the district that the reader names (`near`), and whether she asks for the map (`map`); null
 * where its district is not known.
 */
export async function offerPlace(
  database: Database,
  { id, enterprise }: Pick<PublicOffer, 'id' | 'enterprise'>,
  address: URLSearchParams,
): Promise<OfferPlaceView | null> {
  const { country, district, pickupPlace } = enterprise;
  const at = await placeNamed(database, district, country);
  if (!at) return null;
  const typed = (address.get('near') ?? '').trim().slice(0, LONGEST);
  const from = typed === '' ? undefined : await placeSaid(database, typed, country);
  return {
    offerId: id,
    at: { country: at.country, name: at.name },
    pickupPlace,
    way: from ? { from: { country: from.country, name: from.name }, ...wayToPlace(from, at) } : null,
    unknown: typed !== '' && !from ? typed : null,
    mapShown: address.get('map') === 'yes',
  };
}
