import { priceLadder, type TieredPrice } from '~/domain/catalogue/price-tiers';
import { useI18n } from '~/platform/i18n';
import { Money } from './money';

type PriceLadderProps = TieredPrice & {
  minQuantity: number;
  currency: string;
  unitName: string;
  /** Marks the price that this quantity gets. */
  quantity?: number | null;
};

/** What one unit costs by quantity, as a small table; nothing where every quantity costs the same. */
export function PriceLadder({ currency, unitName, quantity, ...offer }: PriceLadderProps) {
  const { t, number } = useI18n();
  const ladder = priceLadder(offer);
  if (ladder.length < 2) return null;
  const reached = quantity ? ladder.findLast(({ fromQuantity }) => fromQuantity <= quantity) : undefined;
  return (
    <table className="price-ladder">
      <caption>{t('offer.priceByQuantity')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('offer.quantityColumn')}</th>
          <th scope="col">{t('offer.priceColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {ladder.map((tier) => (
          <tr key={tier.fromQuantity} aria-current={tier === reached ? 'true' : undefined}>
            <th scope="row">{t('offer.fromQuantity', { quantity: number(tier.fromQuantity), unit: unitName })}</th>
            <td className="numeric">
              <Money amountMinor={tier.priceMinor} currency={currency} per={unitName} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
