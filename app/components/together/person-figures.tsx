import type { ShownPerson, ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { DefinitionList } from '../definition-list';
import { Money } from '../money';

type PersonFiguresProps = {
  person: Pick<ShownPerson, 'quantity' | 'amountMinor' | 'savingMinor'>;
  purchase: Pick<ShownPurchase, 'unitName' | 'unitPriceMinor'> & {
    offer: { currency: string; minQuantity: number };
  };
};

/** What one member takes, what she pays, and what that saves against buying it alone. */
export function PersonFigures({ person, purchase }: PersonFiguresProps) {
  const { t, number, money } = useI18n();
  const { currency, minQuantity } = purchase.offer;
  return (
    <DefinitionList
      items={[
        {
          key: 'quantity',
          term: t('together.takes'),
          value: t('orders.totalNow', {
            quantity: number(person.quantity),
            unit: purchase.unitName,
            price: money(purchase.unitPriceMinor, currency),
          }),
        },
        {
          key: 'pays',
          term: t('together.pays'),
          value: (
            <strong>
              <Money amountMinor={person.amountMinor} currency={currency} decimals="always" />
            </strong>
          ),
        },
        {
          key: 'saves',
          term: t('together.saves'),
          value: (
            <>
              <Money amountMinor={person.savingMinor} currency={currency} decimals="always" />
              {person.quantity < minQuantity && (
                <div className="muted">
                  {t('together.aloneMinimum', { min: number(minQuantity), unit: purchase.unitName })}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
