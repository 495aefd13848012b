import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { Field } from '../field';
import { Form } from '../form';
import { Select, type Choice } from '../select';

type SupplierSearchProps = {
  filter: { q: string; category: string | null; country: string | null; near: string; sort: 'name' | 'nearest' };
  /** The place that is written there, or that is needed, is none that is known. */
  unknownPlace: boolean;
  categories: Choice[];
  countries: Choice[];
};

/** What one needs, in words; everything that narrows or orders stands under "more", open where some of it is chosen. */
export function SupplierSearch({ filter, unknownPlace, categories, countries }: SupplierSearchProps) {
  const { t } = useI18n();
  const chosen = filter.category !== null || filter.country !== null || filter.sort !== 'name' || unknownPlace;
  return (
    <Form method="get" action="/suppliers" className="supplier-search">
      <Field name="q" type="search" label={t('sourcing.searchSuppliers')} value={filter.q} maxLength={200} dir="auto" />
      <Button icon="search">{t('common.search')}</Button>
      <details className="disclosure" open={chosen}>
        <summary>{t('sourcing.narrow')}</summary>
        <div className="supplier-narrow">
          <Select
            name="category"
            label={t('sourcing.category')}
            options={categories}
            value={filter.category}
            placeholder={t('sourcing.everything')}
          />
          <Select
            name="country"
            label={t('sourcing.country')}
            options={countries}
            value={filter.country}
            placeholder={t('sourcing.everywhere')}
          />
          <Select
            name="sort"
            label={t('sourcing.sort')}
            options={(['name', 'nearest'] as const).map((sort) => ({
              value: sort,
              label: t(`sourcing.sortBy.${sort}`),
            }))}
            value={filter.sort}
            placeholder={false}
          />
          <Field
            name="near"
            label={t('sourcing.near')}
            hint={t('sourcing.nearHint')}
            value={filter.near}
            error={unknownPlace ? t('sourcing.unknownPlace') : null}
            maxLength={200}
            dir="auto"
          />
        </div>
      </details>
    </Form>
  );
}
