import { useI18n } from '~/platform/i18n';
import { distanceText } from '../distance-text';
import { IconWord } from '../icon-word';
import { Photo } from '../photo';
import { placeName } from '../place-name';

type SupplierListItem = {
  id: string;
  name: string;
  country: string;
  district: string;
  vettedOn: string;
  liveOffers: number;
  distanceM: number | null;
  /** The first thing it offers, for the picture; null where nothing stands on the table. */
  productType: string | null;
  products: string[];
};

/** Vetted suppliers as rows that are links: who, where, what they offer, since when they are vetted. */
export function SupplierList({ suppliers }: { suppliers: SupplierListItem[] }) {
  const { t, date, number, list, locale } = useI18n();
  return (
    <ul className="rows">
      {suppliers.map((supplier) => (
        <li key={supplier.id}>
          <a className="row" href={`/enterprises/${supplier.id}`}>
            <Photo
              picture={null}
              productType={supplier.productType ?? 'plastic-jars'}
              seed={supplier.id}
              alt=""
              className="row-picture"
            />
            <span className="row-words">
              <span className="row-title">
                <bdi>{supplier.name}</bdi>
              </span>
              <span>
                {placeName(supplier, locale)}
                {supplier.distanceM !== null &&
                  ` · ${t('search.away', { distance: distanceText(supplier.distanceM, number) })}`}
              </span>
              <span className="muted">
                {supplier.products.length > 0 ? list(supplier.products) : t('sourcing.noOffersNow')}
              </span>
              <span className="row-state">
                <span className="verified">
                  <IconWord icon="verified">{t('sourcing.vettedOn', { date: date(supplier.vettedOn) })}</IconWord>
                </span>
                <span className="muted">{t('sourcing.offerCount', { count: supplier.liveOffers })}</span>
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
