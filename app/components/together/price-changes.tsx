import type { ShownPerson } from '~/domain/sourcing/together/shown-purchase';
import { useI18n, type MessageKey } from '~/platform/i18n';
import { Alert } from '../alert';

type PriceChangesProps = {
  person: Pick<ShownPerson, 'changes' | 'agrees' | 'highestPriceMinor'>;
  purchase: { offer: { currency: string } };
};

type Change = ShownPerson['changes'][number];

/** What moved the price since she agreed, and whether her word is asked for again. Nothing where it never moved. */
export function PriceChanges({ person, purchase }: PriceChangesProps) {
  const { t, money, number } = useI18n();
  const { changes, agrees, highestPriceMinor } = person;
  if (changes.length === 0) return null;
  const amount = (minor: number) => money(minor, purchase.offer.currency);
  return (
    <Alert tone={agrees ? 'info' : 'bad'} title={t(agrees ? 'together.changedStill' : 'together.changedAgain')}>
      <ul>
        {changes.map((change, index) => (
          <li key={change.event?.id ?? `seller-${index}`}>
            {t(changeWords(change), {
              name: change.event?.member ?? '',
              before: number(change.event?.quantityBefore ?? 0),
              after: number(change.event?.quantityAfter ?? 0),
              from: amount(change.fromMinor),
              to: amount(change.toMinor),
            })}
          </li>
        ))}
      </ul>
      {highestPriceMinor !== null && <p>{t('together.agreedUpTo', { price: amount(highestPriceMinor) })}</p>}
    </Alert>
  );
}

function changeWords({ event, fromMinor, toMinor }: Change): MessageKey {
  if (event === null) return toMinor > fromMinor ? 'together.change.sellerRose' : 'together.change.sellerFell';
  if (event.kind === 'left') return 'together.change.left';
  if (event.kind === 'joined') return 'together.change.joined';
  return toMinor > fromMinor ? 'together.change.fewer' : 'together.change.more';
}
