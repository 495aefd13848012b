import { Money } from './money';
import { Photo } from './photo';

type ChosenOfferProps = {
  offer: {
    id: string;
    title: string;
    language: string;
    productType: string;
    seller: string;
    district: string;
    priceMinor: number;
    currency: string;
    unitName: string;
  };
};

/** The offer that a form is about, above its fields: what it is, whose, and what one unit costs. */
export function ChosenOffer({ offer }: ChosenOfferProps) {
  return (
    <div className="row row-still">
      <Photo picture={null} productType={offer.productType} seed={offer.id} alt="" className="row-picture" />
      <span className="row-words">
        <bdi className="row-title" lang={offer.language}>
          {offer.title}
        </bdi>
        <span className="muted">
          <bdi>{offer.seller}</bdi> · {offer.district}
        </span>
        <Money amountMinor={offer.priceMinor} currency={offer.currency} per={offer.unitName} />
      </span>
    </div>
  );
}
