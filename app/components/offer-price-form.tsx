import { TITLE_LANGUAGES } from '~/domain/catalogue/title-language';
import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { Select, type Choice } from './select';
import { TextArea } from './text-area';
import { TierRows } from './tier-rows';

type Values = Partial<Record<string, string>>;

type OfferPriceFormProps = {
  currency: string;
  units: Choice[];
  draft: boolean;
  values: Values;
  /** What is wrong, by field. */
  words: Record<string, string>;
};

/** What an offer is called and costs. Only the price has to be typed; the rest is suggested. */
export function OfferPriceForm({ currency, units, draft, values, words }: OfferPriceFormProps) {
  const { t } = useI18n();
  return (
    <Form>
      <input type="hidden" name="version" value={values.version} />
      <Select
        name="unit"
        label={t('catalogue.unit')}
        options={units}
        placeholder={false}
        value={values.unit}
        error={words.unit}
      />
      <Field
        name="price"
        label={t('catalogue.price')}
        hint={t('catalogue.priceHint', { currency })}
        error={words.price}
        value={values.price}
        inputMode="decimal"
        autoComplete="off"
        before={<bdi>{currency}</bdi>}
        width="medium"
        maxLength={30}
      />
      <TierRows currency={currency} values={values} words={words} />
      <Field
        name="title"
        label={t('catalogue.offerTitle')}
        hint={t('catalogue.offerTitleHint')}
        error={words.title}
        value={values.title}
        dir="auto"
        maxLength={200}
      />
      <details open={Boolean(words.description ?? words.language) || undefined} className="more">
        <summary>{t('catalogue.more')}</summary>
        <div className="stack">
          <TextArea
            name="description"
            label={t('catalogue.description')}
            hint={t('catalogue.descriptionHint')}
            error={words.description}
            value={values.description}
            rows={4}
            maxLength={10_000}
            optional
          />
          <Select
            name="language"
            label={t('catalogue.language')}
            options={TITLE_LANGUAGES.map((code) => ({ value: code, label: endonym(code) }))}
            placeholder={false}
            value={values.language}
            error={words.language}
          />
        </div>
      </details>
      <ActionBar>
        <Button icon={draft ? 'next' : 'check'}>{t(draft ? 'common.continue' : 'common.save')}</Button>
      </ActionBar>
    </Form>
  );
}

/** A language's own name, as its readers look for it. */
function endonym(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}
