import type { DeliveryRange } from '~/domain/catalogue/delivery-range';
import { useI18n } from '~/platform/i18n';
import { Field } from './field';
import { countryName } from './place-name';
import { RadioGroup } from './radio-group';

type DeliveryFieldsProps = {
  deliveryRange: DeliveryRange;
  country: string;
  district: string;
  pickupPlace: string | null;
  typed: Partial<Record<string, string>>;
  errorOf: (field: string) => string | null | undefined;
};

/** How the goods reach the buyer: what the offer's delivery range allows. */
export function DeliveryFields({ typed, errorOf, ...offer }: DeliveryFieldsProps) {
  const { t, locale } = useI18n();
  const { deliveryRange, district } = offer;
  const fetched = {
    value: 'pickup',
    label: t('orders.pickup'),
    hint: t('orders.pickupAt', { place: offer.pickupPlace ?? district }),
  };
  const brought = {
    value: 'delivery',
    label: t('orders.deliver'),
    hint:
      deliveryRange === 'district'
        ? t('orders.deliverHintDistrict', { district })
        : t('orders.deliverHintCountry', { country: countryName(offer.country, locale) }),
  };
  const pickupOnly = deliveryRange === 'pickup';
  return (
    <>
      <RadioGroup
        name="deliveryMethod"
        label={t('orders.delivery')}
        hint={pickupOnly ? t('orders.pickupOnly') : undefined}
        error={errorOf('deliveryMethod')}
        value={pickupOnly ? 'pickup' : (typed.deliveryMethod ?? 'pickup')}
        options={pickupOnly ? [fetched] : [fetched, brought]}
      />
      {!pickupOnly && (
        <Field
          name="deliveryPlace"
          label={t('orders.deliveryPlace')}
          optional
          error={errorOf('deliveryPlace')}
          value={typed.deliveryPlace}
          maxLength={500}
          autoComplete="street-address"
        />
      )}
    </>
  );
}
