import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { DataTable } from './data-table';
import { Money } from './money';

type Share = { memberId: string; name: string; quantity: number; amountMinor: number };
type OrderAllocationsProps = { purchaseId: string; shares: Share[]; currency: string; unitName: string };

/** Who of a group takes and pays what of the order that it bought together; the parts sum to the order. */
export function OrderAllocations({ purchaseId, shares, currency, unitName }: OrderAllocationsProps) {
  const { t, number } = useI18n();
  return (
    <Card title={t('together.allocations')}>
      <DataTable
        caption={t('together.allocations')}
        columns={[
          {
            key: 'name',
            header: t('together.member'),
            rowHeader: true,
            cell: ({ name, quantity }: Share) => (
              <>
                <bdi>{name}</bdi>
                <div className="muted">{t('orders.quantityOf', { quantity: number(quantity), unit: unitName })}</div>
              </>
            ),
          },
          {
            key: 'amount',
            header: t('together.pays'),
            numeric: true,
            cell: ({ amountMinor }) => <Money amountMinor={amountMinor} currency={currency} decimals="always" />,
          },
        ]}
        rows={shares}
        rowKey={({ memberId }) => memberId}
      />
      <p className="muted">{t('together.allocationsText')}</p>
      <p>
        <a className="tap" href={`/together/${purchaseId}`}>
          {t('together.orderLink')}
        </a>
      </p>
    </Card>
  );
}
