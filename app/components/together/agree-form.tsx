import type { ShownPerson, ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { Form } from '../form';
import { Select } from '../select';

type AgreeFormProps = {
  person: Pick<ShownPerson, 'memberId' | 'quantity' | 'amountMinor' | 'highestPriceMinor'>;
  purchase: Pick<ShownPurchase, 'id' | 'prices' | 'unitName'> & { offer: { currency: string } };
  error?: string;
};

/** Agrees to pay: at the price now, or up to what one unit would cost if others take fewer. */
export function AgreeForm({ person, purchase, error }: AgreeFormProps) {
  const { t, money } = useI18n();
  const { currency } = purchase.offer;
  const { prices, unitName } = purchase;
  const [now] = prices;
  const before = prices.find((price) => price === person.highestPriceMinor);
  const amount = (price: number) =>
    t('together.upTo', {
      price: money(price, currency),
      unit: unitName,
      total: money(price * person.quantity, currency),
    });
  return (
    <Form action={`/together/${purchase.id}/confirmation?member=${person.memberId}`}>
      <input type="hidden" name="memberId" value={person.memberId} />
      <input type="hidden" name="quantitySeen" value={person.quantity} />
      {prices.length > 1 ? (
        <Select
          name="highestPriceMinor"
          label={t('together.highest')}
          hint={t('together.highestHint')}
          options={prices.map((price) => ({ value: String(price), label: amount(price) }))}
          placeholder={false}
          value={String(before ?? now)}
          error={error}
        />
      ) : (
        <input type="hidden" name="highestPriceMinor" value={now} />
      )}
      <Button icon="agreed" block>
        {t('together.agree', { amount: money(person.amountMinor, currency) })}
      </Button>
    </Form>
  );
}
