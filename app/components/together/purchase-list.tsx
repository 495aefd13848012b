import type { ListedPurchase } from '~/domain/sourcing/together/purchase-list.queries.server';
import { useI18n } from '~/platform/i18n';
import { Photo } from '../photo';
import { PurchaseStateBadge } from './purchase-state-badge';

/** Purchases together as rows that are links: what, how much so far, by how many, and until when. */
export function PurchaseList({ purchases }: { purchases: (ListedPurchase & { unitName: string })[] }) {
  const { t, number, date } = useI18n();
  return (
    <ul className="rows">
      {purchases.map((one) => (
        <li key={one.id}>
          <a className="row" href={`/together/${one.id}`}>
            <Photo picture={null} productType={one.productType} alt="" className="row-picture" />
            <span className="row-words">
              <bdi className="row-title">{one.title}</bdi>
              <span>
                {t('orders.quantityOf', { quantity: number(one.quantity), unit: one.unitName })}
                {' · '}
                {t('together.people', { count: one.people })}
              </span>
              <span className="muted">
                <bdi>{one.group}</bdi>
                {one.ownQuantity !== null && (
                  <>
                    {' · '}
                    {t('together.yourPart', { quantity: number(one.ownQuantity), unit: one.unitName })}
                  </>
                )}
              </span>
              <span className="row-state">
                <PurchaseStateBadge state={one.state} />
                {one.state === 'open' && (
                  <span className="muted">{t('together.joinUntil', { date: date(one.closesOn) })}</span>
                )}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
