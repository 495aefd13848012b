import { useI18n } from '~/platform/i18n';
import { Bar } from './bar';
import { LinkList } from './link-list';
import { Money } from './money';
import { OfferStateBadge } from './offer-state-badge';
import { Photo, type PictureSources } from './photo';

export type DeskOffer = {
  id: string;
  state: Parameters<typeof OfferStateBadge>[0]['state'];
  title: string | null;
  language: string;
  productType: string | null;
  productName: string | null;
  unitName: string | null;
  priceMinor: number | null;
  currency: string;
  stock: number | null;
  stockStated: number | null;
  weeklyCapacity: number | null;
  picture: PictureSources | null;
};

/** A seller's offers, each with its state and what is left of it. */
export function OfferDeskList({ offers }: { offers: DeskOffer[] }) {
  return (
    <LinkList
      rows={offers.map((offer) => ({
        key: offer.id,
        href: `/sell/offers/${offer.id}`,
        picture: (
          <Photo picture={offer.picture} productType={offer.productType ?? ''} seed={offer.id} alt="" sizes="72px" />
        ),
        title: (
          <span lang={offer.title ? offer.language : undefined} dir="auto">
            {offer.title ?? offer.productName}
          </span>
        ),
        detail: <Detail offer={offer} />,
      }))}
    />
  );
}

function Detail({ offer }: { offer: DeskOffer }) {
  return (
    <span className="offer-desk-detail">
      <span className="row">
        <OfferStateBadge state={offer.state} />
        {offer.priceMinor !== null && offer.unitName && (
          <Money amountMinor={offer.priceMinor} currency={offer.currency} per={offer.unitName} />
        )}
      </span>
      <Supply {...offer} />
    </span>
  );
}

/** Stock against what she last said she had; weekly capacity in words. */
export function Supply({
  stock,
  stockStated,
  weeklyCapacity,
  unitName,
}: Pick<DeskOffer, 'stock' | 'stockStated' | 'weeklyCapacity' | 'unitName'>) {
  const { t, number } = useI18n();
  const unit = unitName ?? '';
  const stated = Math.max(stock ?? 0, stockStated ?? 0);
  return (
    <>
      {stock !== null && (
        <Bar
          label={t('catalogue.supply')}
          value={stock}
          max={stated}
          tone={stock === 0 ? 'bad' : 'good'}
          valueText={
            stock === 0
              ? t('catalogue.supplyNone')
              : t('catalogue.supplyLeft', { left: number(stock), stated: number(stated), unit })
          }
        />
      )}
      {weeklyCapacity ? <span>{t('catalogue.supplyWeekly', { quantity: weeklyCapacity, unit })}</span> : null}
    </>
  );
}
