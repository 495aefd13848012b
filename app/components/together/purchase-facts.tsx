import type { ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { DefinitionList } from '../definition-list';
import { Money } from '../money';

/** The terms of a purchase together: price, total, until when, from whom, how the goods come. */
export function PurchaseFacts({ purchase }: { purchase: ShownPurchase }) {
  const { t, date } = useI18n();
  const { offer, figures, state, over, order, unitName, unitPriceMinor } = purchase;
  const totalMinor = order
    ? purchase.people.reduce((sum, { allocatedMinor }) => sum + (allocatedMinor ?? 0), 0)
    : figures.totalMinor;
  const priced = state === 'open' || state === 'ordered';
  return (
    <DefinitionList
      items={[
        {
          key: 'price',
          term: t('together.priceNow'),
          value: priced && <Money amountMinor={unitPriceMinor} currency={offer.currency} per={unitName} />,
        },
        {
          key: 'total',
          term: t('orders.total'),
          value: priced && (
            <strong>
              <Money amountMinor={totalMinor} currency={offer.currency} decimals="always" />
            </strong>
          ),
        },
        {
          key: 'closes',
          term: t('together.closesOn'),
          value: over ? t('together.overSince', { date: date(purchase.closesOn) }) : date(purchase.closesOn),
        },
        {
          key: 'order',
          term: t('together.order'),
          value: order && <a href={`/orders/${order.id}`}>{order.number}</a>,
        },
        {
          key: 'offer',
          term: t('together.offer'),
          value: <a href={`/offers/${offer.id}`}>{t('together.seeOffer')}</a>,
        },
        {
          key: 'seller',
          term: t('orders.seller'),
          value: (
            <a href={`/enterprises/${offer.enterpriseId}`}>
              {offer.seller} · {offer.district}
            </a>
          ),
        },
        { key: 'group', term: t('together.group'), value: <bdi>{purchase.group}</bdi> },
        {
          key: 'delivery',
          term: t('orders.delivery'),
          value:
            purchase.deliveryMethod === 'delivery' ? (
              <>
                {t('orders.deliver')}: <bdi>{purchase.deliveryPlace}</bdi>
              </>
            ) : (
              t('orders.pickupAt', { place: offer.pickupPlace ?? offer.district })
            ),
        },
        { key: 'payment', term: t('orders.payment'), value: t('orders.payOnDelivery') },
        {
          key: 'note',
          term: t('orders.note'),
          value: purchase.note && <bdi className="user-text">{purchase.note}</bdi>,
        },
      ]}
    />
  );
}
