import type { ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';

/** What happened to a purchase, oldest first: when, by whom, and for whom. */
export function PurchaseHistory({ purchase }: { purchase: ShownPurchase }) {
  const { t, number, dateTime } = useI18n();
  return (
    <details className="more">
      <summary>{t('together.history')}</summary>
      <ol className="together-history">
        {purchase.events.map((event) => (
          <li key={event.id}>
            <span className="muted small">{dateTime(event.at, purchase.timeZone)}</span>
            <span>
              {t(`together.history.${event.kind}`, {
                name: event.member ?? '',
                who: event.who ?? '',
                before: number(event.quantityBefore ?? 0),
                quantity: number(event.quantityAfter ?? 0),
                reason: event.reason,
              })}
            </span>
            {event.member !== null && event.onBehalf && event.who !== null && event.kind !== 'left_out' && (
              <span className="muted small">{t('together.enteredBy', { name: event.who })}</span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
