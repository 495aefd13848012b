import { DELIVERY_RANGES } from '~/domain/catalogue/delivery-range';
import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { Select } from './select';

type FieldName = 'stock' | 'weeklyCapacity' | 'minQuantity' | 'quantityStep' | 'leadTimeDays';
type Values = Partial<Record<FieldName | 'deliveryRange' | 'version' | 'stockSeen', string>>;

type OfferSupplyFormProps = {
  unitName: string;
  draft: boolean;
  values: Values;
  /** What is wrong, by field. */
  words: Record<string, string>;
};

/** How much there is and how it is sold. One figure has to be typed; smallest order, steps and days have usual ones. */
export function OfferSupplyForm({ unitName, draft, values, words }: OfferSupplyFormProps) {
  const { t } = useI18n();
  const figure = (name: FieldName) => ({
    name,
    value: values[name],
    error: words[name],
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    width: 'medium' as const,
    maxLength: 20,
  });
  const termsWrong = Boolean(words.minQuantity ?? words.quantityStep ?? words.leadTimeDays ?? words.deliveryRange);
  const range = DELIVERY_RANGES.find((known) => known === values.deliveryRange) ?? 'district';
  return (
    <Form>
      <input type="hidden" name="version" value={values.version} />
      <input type="hidden" name="stockSeen" value={values.stockSeen} />
      <Field {...figure('stock')} label={t('catalogue.stock')} hint={t('catalogue.stockHint')} after={unitName} />
      <Field
        {...figure('weeklyCapacity')}
        label={t('catalogue.weeklyCapacity')}
        hint={t('catalogue.weeklyCapacityHint')}
        after={unitName}
        optional
      />
      <details open={termsWrong || undefined} className="more">
        <summary>
          <span>
            {t('catalogue.terms')}
            <span className="more-now">
              {t('catalogue.termsNow', {
                min: Number(values.minQuantity) || 0,
                unit: unitName,
                step: Number(values.quantityStep) || 0,
                days: Number(values.leadTimeDays) || 0,
              })}
              {' · '}
              {t(`catalogue.delivery.${range}`)}
            </span>
          </span>
        </summary>
        <div className="stack">
          <Field {...figure('minQuantity')} label={t('catalogue.minQuantity')} after={unitName} />
          <Field
            {...figure('quantityStep')}
            label={t('catalogue.quantityStep')}
            hint={t('catalogue.quantityStepHint')}
            after={unitName}
          />
          <Field {...figure('leadTimeDays')} label={t('catalogue.leadTimeDays')} />
          <Select
            name="deliveryRange"
            label={t('catalogue.delivery')}
            hint={t('catalogue.deliveryHint')}
            options={DELIVERY_RANGES.map((value) => ({ value, label: t(`catalogue.delivery.${value}`) }))}
            placeholder={false}
            value={range}
            error={words.deliveryRange}
          />
        </div>
      </details>
      <ActionBar>
        <Button icon={draft ? 'next' : 'check'}>{t(draft ? 'common.continue' : 'common.save')}</Button>
      </ActionBar>
    </Form>
  );
}
