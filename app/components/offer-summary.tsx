import type { ReactNode } from 'react';
import type { DeliveryRange } from '~/domain/catalogue/delivery-range';
import type { PriceTier } from '~/domain/catalogue/price-tiers';
import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';
import { Money } from './money';
import { Supply, type DeskOffer } from './offer-desk-list';
import { Photo } from './photo';
import { PriceLadder } from './price-ladder';

type OfferSummaryProps = {
  offer: DeskOffer & {
    code: string;
    description: string;
    minQuantity: number | null;
    quantityStep: number | null;
    tiers: PriceTier[];
    deliveryRange: DeliveryRange;
    leadTimeDays: number | null;
    photoCount: number;
  };
  /** The screens that lack something. */
  missing: string[];
};

type Line = { screen: string; term: string; value: ReactNode };

/** Everything that stands in a seller's offer, each part with the way to change it. */
export function OfferSummary({ offer, missing }: OfferSummaryProps) {
  const { t } = useI18n();
  const name = offer.title ?? offer.productName ?? '';
  const lines: Line[] = [
    { screen: 'product', term: t('catalogue.product'), value: offer.productName },
    {
      screen: 'photos',
      term: t('catalogue.photos'),
      value: offer.photoCount ? t('catalogue.photoCount', { count: offer.photoCount }) : t('catalogue.noPhotos'),
    },
    { screen: 'price', term: t('catalogue.priceAndTitle'), value: <PriceAndTitle offer={offer} /> },
    { screen: 'supply', term: t('catalogue.howMuch'), value: <HowMuch offer={offer} /> },
  ];
  return (
    <section className="card">
      <Photo
        picture={offer.picture}
        productType={offer.productType ?? ''}
        seed={offer.id}
        alt={t('common.pictureOf', { title: name })}
        sizes="(min-width: 720px) 32rem, 92vw"
        eager
      />
      <dl className="pairs">
        {lines.map(({ screen, term, value }) => (
          <div key={screen} className="summary-line">
            <dt>{term}</dt>
            <dd>
              <div>
                {missing.includes(screen) ? <span className="summary-missing">{t('catalogue.missing')}</span> : value}
              </div>
              {offer.state !== 'withdrawn' && (
                <a className="tap" href={`/sell/offers/${offer.id}/${screen}`}>
                  <Icon name="edit" />
                  <span>{t('common.change')}</span>
                  <span className="visually-hidden">: {term}</span>
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">
        {t('catalogue.code')}: <bdi>{offer.code}</bdi>
      </p>
    </section>
  );
}

function PriceAndTitle({ offer }: Pick<OfferSummaryProps, 'offer'>) {
  return (
    <>
      <strong lang={offer.language} dir="auto" className="summary-title">
        {offer.title}
      </strong>
      {offer.priceMinor !== null && offer.unitName && (
        <Money amountMinor={offer.priceMinor} currency={offer.currency} per={offer.unitName} />
      )}
      {offer.priceMinor !== null && offer.unitName && (
        <PriceLadder
          {...offer}
          priceMinor={offer.priceMinor}
          unitName={offer.unitName}
          minQuantity={offer.minQuantity ?? 1}
        />
      )}
      {offer.description && (
        <p className="offer-description muted" lang={offer.language} dir="auto">
          {offer.description}
        </p>
      )}
    </>
  );
}

function HowMuch({ offer }: Pick<OfferSummaryProps, 'offer'>) {
  const { t } = useI18n();
  const { minQuantity, quantityStep, leadTimeDays, deliveryRange, unitName } = offer;
  return (
    <span className="offer-desk-detail">
      <Supply {...offer} />
      {minQuantity !== null && (
        <span>
          {t(quantityStep === 1 ? 'catalogue.orderRuleWhole' : 'catalogue.orderRule', {
            min: minQuantity,
            unit: unitName,
            step: quantityStep,
          })}
        </span>
      )}
      {leadTimeDays !== null && (
        <span>
          {t('catalogue.leadTime')} {t('catalogue.days', { count: leadTimeDays })}
        </span>
      )}
      {leadTimeDays !== null && <span>{t(`catalogue.delivery.${deliveryRange}`)}</span>}
    </span>
  );
}
