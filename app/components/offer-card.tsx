import { useI18n } from '~/platform/i18n';
import { distanceText } from './distance-text';
import { IconWord } from './icon-word';
import { Money } from './money';
import { Photo, type PictureSources } from './photo';

export type OfferCardView = {
  id: string;
  title: string;
  /** Language of the title (BCP 47), as the seller wrote it. */
  titleLanguage: string | null;
  productType: string;
  priceMinor: number;
  currency: string;
  /** The unit's word in the reader's language. */
  unit: string;
  minQuantity: number;
  enterprise: string;
  district: string | null;
  country: string;
  /** 'YYYY-MM-DD' */
  verifiedSince: string | null;
  picture: PictureSources | null;
  /** What one base unit costs, where that says more than the price. */
  base?: { amountMinor: number; unit: string };
  /** The place that the reader is near to, as an address writes it, and metres from there. */
  near?: string;
  distanceM?: number;
};

/** One offer in a list; the whole card is the link. */
export function OfferCard({ offer, eager }: { offer: OfferCardView; eager?: boolean }) {
  const { t, date, number, money } = useI18n();
  const { base, near, distanceM } = offer;
  return (
    <a className="offer-card" href={`/offers/${offer.id}${near ? `?${new URLSearchParams({ near })}` : ''}`}>
      <Photo
        className="offer-card-picture"
        picture={offer.picture}
        productType={offer.productType}
        seed={offer.id}
        alt=""
        sizes="(min-width: 720px) 260px, 45vw"
        eager={eager}
      />
      <span className="offer-card-words">
        <span className="offer-card-title" lang={offer.titleLanguage ?? undefined}>
          <bdi>{offer.title}</bdi>
        </span>
        <Money amountMinor={offer.priceMinor} currency={offer.currency} per={offer.unit} />
        {base && (
          <span className="offer-card-detail">
            {t('search.basePrice', { price: money(base.amountMinor, offer.currency), unit: base.unit })}
          </span>
        )}
        <span className="offer-card-detail">{t('common.smallestOrder', { quantity: number(offer.minQuantity) })}</span>
        <span className="offer-card-detail offer-card-name" dir="auto">
          <bdi>{offer.enterprise}</bdi>
        </span>
        <span className="offer-card-detail">{[offer.district, offer.country].filter(Boolean).join(', ')}</span>
        {distanceM !== undefined && (
          <span className="offer-card-detail">{t('search.away', { distance: distanceText(distanceM, number) })}</span>
        )}
        {offer.verifiedSince && (
          <span className="verified">
            <IconWord icon="verified">
              {t('common.verifiedSince', { date: date(offer.verifiedSince, 'year') })}
            </IconWord>
          </span>
        )}
      </span>
    </a>
  );
}
