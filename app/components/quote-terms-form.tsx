import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { BelowCost } from './below-cost';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { RadioGroup } from './radio-group';
import { Select, type Choice } from './select';
import { TextArea } from './text-area';
import { TierRows } from './tier-rows';

type QuoteTermsFormProps = {
  side: 'buyer' | 'seller';
  currency: string;
  unitName: string;
  pickupPlace: string;
  /** Offers that something made to measure can be promised from. */
  offers: Choice[];
  /** As stored, as suggested, or as typed. */
  values: Partial<Record<string, string>>;
  /** What is wrong, by field. */
  words: Record<string, string>;
  /** A price below her own cost, in words; then her reason is asked for. */
  belowCost: string[];
};

/** Everything that one side can agree to: amount, price, deposit, delivery, day, validity, words. */
export function QuoteTermsForm(props: QuoteTermsFormProps) {
  const { side, currency, unitName, offers, values, words, belowCost } = props;
  const { t } = useI18n();
  const field = (name: string) => ({ name, error: words[name], value: values[name] });
  return (
    <Form>
      <input type="hidden" name="version" value={values.version} />
      <input type="hidden" name="formId" value={values.formId} />
      <Field
        {...field('quantity')}
        label={t('quotes.term.quantity')}
        inputMode="numeric"
        autoComplete="off"
        after={unitName}
        width="medium"
      />
      <Field
        {...field('price')}
        label={t('quotes.form.price', { unit: unitName })}
        hint={t('quotes.form.priceHint', { currency })}
        inputMode="decimal"
        autoComplete="off"
        before={<bdi>{currency}</bdi>}
        width="medium"
        maxLength={30}
      />
      {side === 'seller' && <TierRows currency={currency} values={values} words={words} />}
      <Field {...field('readyOn')} type="date" label={t('quotes.form.readyOn')} width="medium" />
      {offers.length > 0 && (
        <Select
          {...field('supplyOfferId')}
          label={t('quotes.form.supply')}
          hint={t('quotes.form.supplyHint')}
          options={offers}
          placeholder={t('quotes.form.supplyWord')}
        />
      )}
      <RadioGroup
        {...field('deliveryMethod')}
        label={t('quotes.form.delivery')}
        options={[
          { value: 'pickup', label: t('quotes.fetched'), hint: t('orders.pickupAt', { place: props.pickupPlace }) },
          { value: 'delivery', label: t('quotes.broughtChoice') },
        ]}
      />
      <Field {...field('deliveryPlace')} label={t('quotes.form.place')} optional maxLength={500} />
      <Field
        {...field('deposit')}
        label={t('quotes.form.deposit')}
        hint={t('quotes.form.depositHint')}
        optional
        inputMode="numeric"
        autoComplete="off"
        after="%"
        width="short"
      />
      <Field
        {...field('validUntil')}
        type="date"
        label={t('quotes.form.validUntil')}
        hint={t('quotes.form.validUntilHint')}
        width="medium"
      />
      <TextArea {...field('words')} label={t('quotes.form.words')} optional rows={3} maxLength={2000} />
      <BelowCost lines={belowCost} reason={values.belowCostReason} error={words.belowCostReason} />
      <ActionBar>
        <Button icon="message">{t(side === 'seller' ? 'quotes.form.sendQuote' : 'quotes.form.sendCounter')}</Button>
      </ActionBar>
    </Form>
  );
}
