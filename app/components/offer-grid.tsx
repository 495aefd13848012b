import { OfferCard, type OfferCardView } from './offer-card';

/** Offers as cards: two in a row on a phone, as many as fit beyond. The first pictures are fetched at once. */
export function OfferGrid({ offers, eager = 0 }: { offers: OfferCardView[]; eager?: number }) {
  return (
    <ul className="offer-grid">
      {offers.map((offer, index) => (
        <li key={offer.id}>
          <OfferCard offer={offer} eager={index < eager} />
        </li>
      ))}
    </ul>
  );
}
