import type { Asked } from '~/domain/catalogue/offers-address';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { KeptAsked } from './kept-asked';
import { Select, type Choice } from './select';

export type ExactChoices = { currencies: Choice[]; units: Choice[] };

/** Amounts, a price, a day and a place as the reader writes them, where no counted choice is the right one. */
export function ExactSearch({ asked, currencies, units }: ExactChoices & { asked: Asked }) {
  const { t } = useI18n();
  return (
    <details className="facet">
      <summary className="facet-title">{t('search.exact')}</summary>
      <Form method="get" action="/offers" className="stack-tight">
        <KeptAsked asked={asked} but={['quantity', 'unit', 'priceTo', 'currency', 'by', 'near']} />
        <Field name="quantity" label={t('search.quantity')} value={asked.quantity} inputMode="decimal" maxLength={14} />
        <Select
          name="unit"
          label={t('search.unit')}
          options={units}
          value={asked.unit}
          placeholder={t('search.anyUnit')}
        />
        <Field
          name="priceTo"
          label={t('search.highestPrice')}
          value={asked.priceTo}
          inputMode="decimal"
          maxLength={20}
        />
        <Select name="currency" label={t('search.currency')} options={currencies} value={asked.currency} />
        <Field name="by" type="date" label={t('search.by')} value={asked.by} />
        <Field name="near" label={t('search.nearDistrict')} value={asked.near} maxLength={80} dir="auto" />
        <Button look="plain" icon="filter">
          {t('search.narrow')}
        </Button>
      </Form>
    </details>
  );
}
