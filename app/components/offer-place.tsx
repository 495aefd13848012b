import type { Direction } from '~/domain/catalogue/direction';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { distanceText } from './distance-text';
import { Field } from './field';
import { Form } from './form';
import { IconWord } from './icon-word';
import { LinkButton } from './link-button';
import { placeName } from './place-name';

type NamedPlace = { country: string; name: string };

export type OfferPlaceView = {
  offerId: string;
  /** The district of the seller, as the market knows it. */
  at: NamedPlace;
  pickupPlace: string | null;
  /** Where the reader says she is, and how far it is from there. */
  way: { from: NamedPlace; metres: number; direction: Direction | null } | null;
  /** What she typed and is no district that is known. */
  unknown: string | null;
  /** She asked to see the map. */
  mapShown: boolean;
};

/** Where an offer is fetched, how far that is from the reader's district, and for who asks where both lie in the country. */
export function OfferPlace({ offerId, at, pickupPlace, way, unknown, mapShown }: OfferPlaceView) {
  const { t, locale, number } = useI18n();
  const name = (place: NamedPlace) => placeName({ district: place.name, country: place.country }, locale);
  const near = way && { near: `${way.from.country} ${way.from.name}` };
  const map = new URLSearchParams({ at: `${at.country} ${at.name}`, ...near });
  const withMap = new URLSearchParams({ ...near, map: 'yes' });
  return (
    <section className="stack-tight" id="place">
      <h2>{t('catalogue.whereItIs')}</h2>
      <p>
        <IconWord icon="place">
          {pickupPlace ? t('catalogue.fetchedAt', { place: pickupPlace, district: name(at) }) : name(at)}
        </IconWord>
      </p>
      {way && (
        <p>
          {way.direction === null
            ? t('catalogue.sameDistrict', { place: name(way.from) })
            : t('catalogue.farFrom', {
                distance: distanceText(way.metres, number),
                direction: t(`wanted.direction.${way.direction}`),
                place: name(way.from),
              })}
        </p>
      )}
      <details open={unknown !== null}>
        <summary className="facet-title">{t(way ? 'catalogue.otherPlace' : 'catalogue.howFar')}</summary>
        <Form method="get" action={`/offers/${offerId}`} className="stack-tight">
          {mapShown && <input type="hidden" name="map" value="yes" />}
          <Field
            name="near"
            label={t('search.whereAreYou')}
            error={unknown === null ? undefined : t('search.unknownPlace', { place: unknown })}
            value={unknown ?? way?.from.name}
            maxLength={80}
            dir="auto"
          />
          <Button look="plain" icon="place">
            {t('catalogue.showDistance')}
          </Button>
        </Form>
      </details>
      {mapShown ? (
        <img src={`/map.svg?${map}`} alt={t('catalogue.mapOf', { place: name(at) })} width="320" height="320" />
      ) : (
        <LinkButton href={`/offers/${offerId}?${withMap}#place`} look="plain" icon="place">
          {t('catalogue.showMap')}
        </LinkButton>
      )}
    </section>
  );
}
