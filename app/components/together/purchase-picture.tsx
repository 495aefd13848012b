import { priceLadder } from '~/domain/catalogue/price-tiers';
import type { ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { Icon } from '../icon';

type PurchasePictureProps = {
  purchase: Pick<ShownPurchase, 'figures' | 'offer' | 'people' | 'unitName' | 'state' | 'unitPriceMinor'>;
};

const WIDTH = 400;

/** The shares as one bar, against the quantities from which one unit costs less; beneath it the ladder of prices. */
export function PurchasePicture({ purchase }: PurchasePictureProps) {
  const { figures, offer, unitName, state } = purchase;
  const { t, number } = useI18n();
  const people = purchase.people.filter((person) => person.state === 'in');
  const goal = figures.next?.fromQuantity ?? Math.max(figures.quantity, offer.minQuantity);
  const scale = Math.max(goal, figures.quantity, 1);
  const place = (quantity: number) => Math.round((quantity / scale) * WIDTH);
  const parts = people.map((person, index) => {
    const before = people.slice(0, index).reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...person, start: place(before), end: place(before + person.quantity) };
  });
  const words = people.map(({ name, quantity }) => t('together.partWords', { name, quantity: number(quantity) }));
  return (
    <figure className="together-picture">
      <p className="together-sum">
        <strong>{t('orders.quantityOf', { quantity: number(figures.quantity), unit: unitName })}</strong>
        <span className="muted"> {t('together.ofGoal', { quantity: number(goal) })}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} 28`} preserveAspectRatio="none" role="img" aria-label={words.join(', ')}>
        <rect className="together-ground" x="0" y="4" width={WIDTH} height="20" />
        {parts.map(({ memberId, own, start, end }, index) => (
          <rect
            key={memberId}
            className={own ? 'together-own' : index % 2 === 0 ? 'together-even' : 'together-odd'}
            x={start}
            y="4"
            width={Math.max(1, end - start - 1)}
            height="20"
          />
        ))}
        {priceLadder(offer).map(({ fromQuantity }) =>
          fromQuantity <= scale ? (
            <rect
              key={fromQuantity}
              className="together-mark"
              x={Math.min(WIDTH - 3, place(fromQuantity))}
              y="0"
              width="3"
              height="28"
            />
          ) : null,
        )}
      </svg>
      {state === 'open' && <Ladder purchase={purchase} />}
    </figure>
  );
}

/** Every price there is, which of them is reached, and how many units are missing to the others. */
function Ladder({ purchase }: PurchasePictureProps) {
  const { figures, offer, unitName } = purchase;
  const { t, number, money } = useI18n();
  return (
    <ol className="together-ladder">
      {priceLadder(offer).map(({ fromQuantity, priceMinor }) => {
        const missing = fromQuantity - figures.quantity;
        const now = priceMinor === figures.unitPriceMinor && missing <= 0;
        return (
          <li key={fromQuantity} aria-current={now ? 'true' : undefined}>
            <Icon name={missing <= 0 ? 'check' : 'rising'} />
            <span>
              {t('together.rung', {
                quantity: number(fromQuantity),
                unit: unitName,
                price: money(priceMinor, offer.currency),
              })}
              {missing > 0 && <span className="muted"> · {t('together.missing', { missing: number(missing) })}</span>}
              {now && <span className="muted"> · {t('together.now')}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
