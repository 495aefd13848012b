import { useI18n } from '~/platform/i18n';
import { Money } from './money';
import { OrderStateBadge } from './order-state-badge';
import { Photo } from './photo';

export type OrderListItem = {
  id: string;
  number: string;
  state: string;
  title: string;
  productType: string;
  quantity: number;
  unitName: string;
  totalMinor: number;
  currency: string;
  otherParty: string;
  answerBy: string | Date;
};

type OrderListProps = { orders: OrderListItem[]; side: 'buyer' | 'seller'; now: Date };

/** Orders as rows that are links: what, for or from whom, how much, and where each stands. */
export function OrderList({ orders, side, now }: OrderListProps) {
  const { t, number, timeFrom } = useI18n();
  return (
    <ul className="rows">
      {orders.map((order) => (
        <li key={order.id}>
          <a className="row" href={`/orders/${order.id}`}>
            <Photo picture={null} productType={order.productType} alt="" className="row-picture" />
            <span className="row-words">
              <bdi className="row-title">{order.title}</bdi>
              <span>
                {t('orders.quantityOf', { quantity: number(order.quantity), unit: order.unitName })}
                {' · '}
                <Money amountMinor={order.totalMinor} currency={order.currency} />
              </span>
              <span className="muted">
                {t(side === 'buyer' ? 'orders.from' : 'orders.for', { name: order.otherParty })} · {order.number}
              </span>
              <span className="row-state">
                <OrderStateBadge state={order.state} />
                {order.state === 'placed' && (
                  <span className="muted">
                    {t(side === 'buyer' ? 'orders.answerAwaited' : 'orders.answerWithin', {
                      when: timeFrom(now, new Date(order.answerBy)),
                    })}
                  </span>
                )}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
