import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';

type OfferCostsFormProps = {
  currency: string;
  unitName: string;
  values: Partial<Record<string, string>>;
  words: Record<string, string>;
};

/** What an offer costs its maker: materials and hours for what she makes at once, and what an hour is worth to her. */
export function OfferCostsForm({ currency, unitName, values, words }: OfferCostsFormProps) {
  const { t } = useI18n();
  const field = (name: string) => ({ name, error: words[name], value: values[name], autoComplete: 'off' });
  const amount = { before: <bdi>{currency}</bdi>, inputMode: 'decimal', width: 'medium', maxLength: 30 } as const;
  return (
    <Form>
      <input type="hidden" name="version" value={values.version} />
      <Field
        {...field('madeAtOnce')}
        label={t('quotes.cost.madeAtOnce')}
        inputMode="numeric"
        after={unitName}
        width="medium"
      />
      <Field
        {...field('materials')}
        {...amount}
        label={t('quotes.cost.materials')}
        hint={t('quotes.cost.materialsHint', { currency })}
      />
      <Field
        {...field('hours')}
        label={t('quotes.cost.hours')}
        hint={t('quotes.cost.hoursHint')}
        inputMode="decimal"
        width="short"
      />
      <Field
        {...field('hourWorth')}
        {...amount}
        label={t('quotes.cost.hourWorth')}
        hint={t('quotes.cost.hourWorthHint')}
      />
      <ActionBar>
        <Button icon="check">{t('quotes.cost.save')}</Button>
      </ActionBar>
    </Form>
  );
}
