import type { PublicOffer } from '~/domain/catalogue/public-offer';
import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { Card } from './card';
import { DefinitionList } from './definition-list';
import { IconWord } from './icon-word';
import { LinkButton } from './link-button';
import { Money } from './money';
import { OfferPlace, type OfferPlaceView } from './offer-place';
import { OrderQuantityForm } from './order-quantity-form';
import { Photo, type PictureSources } from './photo';
import { countryName, placeName } from './place-name';
import { useShell } from './shell';
import { PriceLadder } from './price-ladder';

type OfferPageProps = {
  offer: Omit<PublicOffer, 'photos' | 'committed' | 'timeZone'>;
  unitName: string;
  productName: string;
  pictures: PictureSources[];
  /** The reader is a member: her group can buy it together. */
  mayBuyTogether?: boolean;
  /** The largest order that supply allows now. */
  most: number;
  /** 'YYYY-MM-DD' for the smallest order; null where it cannot be promised. */
  promisedOn: string | null;
  /** Null where the market does not know the seller's district. */
  place: OfferPlaceView | null;
};

/** One offer, whole: pictures, price, who sells it, when it can be ready, and how to order it. */
export function OfferPage(props: OfferPageProps) {
  const { offer, unitName, productName, pictures, most, promisedOn, place, mayBuyTogether } = props;
  const { t, date } = useI18n();
  const { enterprise } = offer;
  return (
    <article className="columns offer-page">
      <Gallery offer={offer} pictures={pictures} />
      <div className="stack">
        <div className="stack-tight">
          <h1 lang={offer.language} dir="auto">
            {offer.title}
          </h1>
          <p className="muted">{productName}</p>
          <p className="price-large">
            <Money amountMinor={offer.priceMinor} currency={offer.currency} per={unitName} />
          </p>
          <PriceLadder {...offer} unitName={unitName} />
          <p>
            <a href={`/enterprises/${enterprise.id}`}>
              <bdi>{enterprise.name}</bdi>
            </a>
          </p>
          {enterprise.verifiedSince && (
            <p className="verified">
              <IconWord icon="verified">{t('common.verifiedSince', { date: date(enterprise.verifiedSince) })}</IconWord>
            </p>
          )}
        </div>
        <OrderRegion offer={offer} unitName={unitName} most={most} />
        {mayBuyTogether && offer.available && most > 0 && (
          <LinkButton href={`/together/new?offer=${offer.id}`} look="plain" icon="group">
            {t('together.start')}
          </LinkButton>
        )}
        <Facts offer={offer} unitName={unitName} promisedOn={promisedOn} isPlaced={place !== null} />
        {place && <OfferPlace {...place} />}
        {offer.description && (
          <section className="stack-tight">
            <h2>{t('offer.about')}</h2>
            <p className="offer-description" lang={offer.language} dir="auto">
              {offer.description}
            </p>
          </section>
        )}
      </div>
    </article>
  );
}

function Gallery({ offer, pictures }: Pick<OfferPageProps, 'offer' | 'pictures'>) {
  const { t } = useI18n();
  const common = { productType: offer.productType, seed: offer.id };
  const alt = (index: number) => t('offer.photo', { number: index + 1, count: pictures.length, title: offer.title });
  if (pictures.length === 0) {
    return (
      <div className="gallery">
        <Photo picture={null} alt={t('common.pictureOf', { title: offer.title })} eager {...common} />
      </div>
    );
  }
  return (
    <div className="gallery">
      {pictures.map((picture, index) => (
        <a key={picture.src} href={picture.src}>
          <Photo
            picture={picture}
            alt={alt(index)}
            eager={index === 0}
            sizes={index === 0 ? '(min-width: 720px) 34rem, 100vw' : '(min-width: 720px) 11rem, 33vw'}
            {...common}
          />
        </a>
      ))}
    </div>
  );
}

/** Where one orders, or the words why one cannot. */
function OrderRegion({ offer, unitName, most }: Pick<OfferPageProps, 'offer' | 'unitName' | 'most'>) {
  const { t } = useI18n();
  const reason = !offer.available
    ? offer.state === 'withdrawn'
      ? 'gone'
      : 'unavailable'
    : most === 0
      ? 'soldOut'
      : null;
  if (reason === null) {
    return (
      <Card tone="call">
        <OrderQuantityForm
          offerId={offer.id}
          unitName={unitName}
          minQuantity={offer.minQuantity}
          quantityStep={offer.quantityStep}
          most={most}
        />
        <AskForQuote offerId={offer.id} />
      </Card>
    );
  }
  return (
    <>
      <Alert tone="waiting" title={t(`offer.${reason}`)}>
        {t(`offer.${reason}Text`)}
      </Alert>
      {reason === 'soldOut' && <AskForQuote offerId={offer.id} />}
      <LinkButton href={`/offers?category=${encodeURIComponent(offer.category)}`} icon="search">
        {t('offer.others')}
      </LinkButton>
    </>
  );
}

/** The way to a price of one's own; who is not signed in is led there over signing in. */
function AskForQuote({ offerId }: { offerId: string }) {
  const { t } = useI18n();
  const { account } = useShell();
  return (
    <LinkButton href={`/quotes/new?offer=${offerId}`} look="plain" icon="message">
      {t(account ? 'quotes.ask' : 'quotes.askSignIn')}
    </LinkButton>
  );
}

type FactsProps = Pick<OfferPageProps, 'offer' | 'unitName' | 'promisedOn'> & {
  /** Where it is stands in a part of its own. */
  isPlaced: boolean;
};

function Facts({ offer, unitName, promisedOn, isPlaced }: FactsProps) {
  const { t, date, locale } = useI18n();
  const { enterprise, stock, weeklyCapacity, minQuantity, quantityStep } = offer;
  const supply = [
    stock ? t('offer.inStock', { quantity: stock, unit: unitName }) : null,
    weeklyCapacity ? t('offer.weekly', { quantity: weeklyCapacity, unit: unitName }) : null,
  ].filter((line) => line !== null);
  const minimum = { min: minQuantity, step: quantityStep, unit: unitName };
  const ready =
    offer.available &&
    promisedOn &&
    t('offer.readyByFor', { date: date(promisedOn, 'long'), quantity: minQuantity, unit: unitName });
  return (
    <DefinitionList
      items={[
        {
          key: 'minimum',
          term: t('offer.minimum'),
          value: t(quantityStep === 1 ? 'offer.minimumOnly' : 'offer.minimumStep', minimum),
        },
        {
          key: 'supply',
          term: t('offer.supply'),
          value: offer.available && supply.length > 0 ? supply.map((line) => <div key={line}>{line}</div>) : null,
        },
        { key: 'ready', term: t('offer.readyBy'), value: ready || null },
        { key: 'place', term: t('offer.place'), value: isPlaced ? null : placeName(enterprise, locale) },
        {
          key: 'pickup',
          term: t('offer.pickup'),
          value: !isPlaced && enterprise.pickupPlace ? <bdi>{enterprise.pickupPlace}</bdi> : null,
        },
        {
          key: 'delivery',
          term: t('offer.delivery'),
          value: t(`offer.delivery.${offer.deliveryRange}`, {
            district: enterprise.district,
            country: countryName(enterprise.country, locale),
          }),
        },
        { key: 'code', term: t('offer.code'), value: <bdi>{offer.code}</bdi> },
      ]}
    />
  );
}
