import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';

type OrderQuantityFormProps = {
  offerId: string;
  unitName: string;
  minQuantity: number;
  quantityStep: number;
  most: number;
  quantity?: string | number;
  error?: string | null;
};

/** How much a buyer wants of an offer; leads to the order's terms and changes nothing yet. */
export function OrderQuantityForm({ offerId, unitName, quantity, error, ...rule }: OrderQuantityFormProps) {
  const { t } = useI18n();
  return (
    <Form method="get" action="/orders/new">
      <input type="hidden" name="offer" value={offerId} />
      <Field
        name="quantity"
        label={t('orders.quantity')}
        hint={useQuantityHint({ unitName, ...rule })}
        error={error}
        value={quantity ?? rule.minQuantity}
        inputMode="numeric"
        after={unitName}
        width="medium"
      />
      <Button icon="orders">{t('orders.toOrder')}</Button>
    </Form>
  );
}

/** Minimum, step and maximum in words. */
export function useQuantityHint(
  rule: Pick<OrderQuantityFormProps, 'unitName' | 'minQuantity' | 'quantityStep' | 'most'>,
) {
  const { t, number } = useI18n();
  return t(rule.quantityStep === 1 ? 'orders.quantityHintWhole' : 'orders.quantityHint', {
    min: number(rule.minQuantity),
    unit: rule.unitName,
    step: number(rule.quantityStep),
    most: number(rule.most),
  });
}
