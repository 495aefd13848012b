import { depositOf } from '~/domain/sourcing/quotes/quote-terms';
import { useI18n } from '~/platform/i18n';
import { DefinitionList } from './definition-list';
import { Money } from './money';

type OrderDetailsProps = {
  order: {
    side: 'buyer' | 'seller';
    state: string;
    currency: string;
    totalMinor: number;
    unitName: string;
    deliveryMethod: 'pickup' | 'delivery';
    deliveryPlace: string;
    wishedOn: string | null;
    promisedOn: string;
    note: string;
    depositPercent: number;
    quoteRequestId: string | null;
    buyer: { name: string; organisation: string | null; phone: string | null };
    seller: { enterpriseId: string; name: string; district: string; pickupPlace: string | null; phone: string | null };
    line: { offerId: string | null; title: string; language: string; quantity: number; unitPriceMinor: number };
  };
};

/** What was ordered, from whom, for whom, on which terms. */
export function OrderDetails({ order }: OrderDetailsProps) {
  const { t, number, date } = useI18n();
  const { buyer, seller, line, currency, unitName } = order;
  const other = order.side === 'buyer' ? seller.phone : buyer.phone;
  return (
    <DefinitionList
      items={[
        {
          key: 'title',
          term: t('orders.details'),
          value: line.offerId ? (
            <a href={`/offers/${line.offerId}`} lang={line.language}>
              <bdi>{line.title}</bdi>
            </a>
          ) : (
            <bdi lang={line.language}>{line.title}</bdi>
          ),
        },
        {
          key: 'quantity',
          term: t('orders.quantity'),
          value: t('orders.quantityOf', { quantity: number(line.quantity), unit: unitName }),
        },
        {
          key: 'price',
          term: t('orders.price'),
          value: <Money amountMinor={line.unitPriceMinor} currency={currency} per={unitName} />,
        },
        {
          key: 'total',
          term: t('orders.total'),
          value: (
            <strong>
              <Money amountMinor={order.totalMinor} currency={currency} decimals="always" />
            </strong>
          ),
        },
        {
          key: 'deposit',
          term: t('quotes.deposit'),
          value:
            order.depositPercent > 0 ? (
              <>
                {t('quotes.percent', { percent: number(order.depositPercent) })}
                {' · '}
                <Money
                  amountMinor={depositOf(order.totalMinor, order.depositPercent)}
                  currency={currency}
                  decimals="always"
                />
              </>
            ) : null,
        },
        { key: 'payment', term: t('orders.payment'), value: t('orders.payOnDelivery') },
        { key: 'promised', term: t('orders.promised'), value: date(order.promisedOn) },
        { key: 'wished', term: t('orders.wishedOn'), value: order.wishedOn && date(order.wishedOn) },
        {
          key: 'delivery',
          term: t('orders.delivery'),
          value:
            order.deliveryMethod === 'delivery' ? (
              <>
                {t('orders.deliver')}: <bdi>{order.deliveryPlace}</bdi>
              </>
            ) : (
              t('orders.pickupAt', { place: seller.pickupPlace ?? seller.district })
            ),
        },
        {
          key: 'seller',
          term: t('orders.seller'),
          value: (
            <a href={`/enterprises/${seller.enterpriseId}`}>
              {seller.name} · {seller.district}
            </a>
          ),
        },
        {
          key: 'buyer',
          term: t('orders.buyer'),
          value: buyer.organisation ? `${buyer.name} · ${buyer.organisation}` : buyer.name,
        },
        {
          key: 'phone',
          term: t('orders.phone'),
          value: other ? (
            <a href={`tel:${other}`} dir="ltr">
              {other}
            </a>
          ) : (
            order.state === 'placed' && t('orders.phoneLater')
          ),
        },
        {
          key: 'quote',
          term: t('quotes.agreedIn'),
          value: order.quoteRequestId ? <a href={`/quotes/${order.quoteRequestId}`}>{t('quotes.toTalk')}</a> : null,
        },
        { key: 'note', term: t('orders.note'), value: order.note && <bdi className="user-text">{order.note}</bdi> },
      ]}
    />
  );
}
