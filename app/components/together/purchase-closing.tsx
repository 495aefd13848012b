import type { ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { Card } from '../card';
import { Form } from '../form';
import { fitWords } from './fit-words';

type PurchaseClosingProps = {
  purchase: ShownPurchase;
  /** On the page of closing itself, without the way to it. */
  alone?: boolean;
};

/** Places the group's order by one press, or says what is missing to it. */
export function PurchaseClosing({ purchase, alone }: PurchaseClosingProps) {
  const words = useI18n();
  const { t, number, money, list } = words;
  const { atClosing, over, offer, unitName, waiting, leftOut } = purchase;
  const lacks =
    atClosing.quantity === 0
      ? t('together.error.nobody-agreed')
      : !over && waiting.length > 0
        ? t('together.waitingFor', { names: list(waiting) })
        : atClosing.fit.code === 'fits'
          ? null
          : fitWords(atClosing.fit, unitName, words);
  const order = {
    quantity: number(atClosing.quantity),
    unit: unitName,
    price: money(atClosing.unitPriceMinor, offer.currency),
    total: money(atClosing.totalMinor, offer.currency, { decimals: 'always' }),
    count: atClosing.names.length,
  };
  return (
    <Card title={t('together.orderTitle')} tone={lacks === null ? 'call' : undefined}>
      {atClosing.quantity > 0 && <p>{t('together.orderText', order)}</p>}
      {over && leftOut.length > 0 && <p>{t('together.leftOutText', { names: list(leftOut) })}</p>}
      {lacks === null ? (
        <Form action={`/together/${purchase.id}/closing`}>
          <input type="hidden" name="versionSeen" value={purchase.version} />
          <input type="hidden" name="priceSeenMinor" value={atClosing.unitPriceMinor} />
          <Button icon="orders" block>
            {t('together.placeOrder')}
          </Button>
        </Form>
      ) : (
        <p>
          <strong>{lacks}</strong>
        </p>
      )}
      {!alone && (
        <p>
          <a className="tap" href={`/together/${purchase.id}/closing`}>
            {t('together.cancel')}
          </a>
        </p>
      )}
    </Card>
  );
}
