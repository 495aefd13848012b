import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { Checkbox } from '../checkbox';
import { Field } from '../field';
import { Form } from '../form';
import { RadioGroup } from '../radio-group';
import { Select, type Choice } from '../select';
import { TextArea } from '../text-area';

type WantedFormProps = {
  units: Choice[];
  countries: Choice[];
  currencies: Choice[];
  /** Groups for whom she may post it. */
  groups: Choice[];
  /** 'YYYY-MM-DD' */
  today: string;
  hidden: Record<string, string>;
  values: Partial<Record<string, string>>;
  words: Partial<Record<string, string>>;
  send: string;
};

const MORE = ['quality', 'deliveryPlace', 'budget', 'currency', 'openUntil', 'private'];

/** How much of it, by when and where; everything else stands under "more" and can be left as it is. */
export function WantedForm({ units, countries, groups, today, hidden, values, words, send, ...rest }: WantedFormProps) {
  const { t } = useI18n();
  const field = (name: string) => ({ name, value: values[name], error: words[name] });
  return (
    <Form>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        {...field('quantity')}
        label={t('wanted.quantity')}
        inputMode="numeric"
        autoComplete="off"
        width="medium"
      />
      <Select {...field('unit')} label={t('wanted.unit')} options={units} placeholder={false} />
      <Field {...field('latestOn')} type="date" min={today} label={t('wanted.latestOn')} width="medium" />
      <Select {...field('country')} label={t('wanted.country')} options={countries} />
      <Field
        {...field('district')}
        label={t('wanted.district')}
        hint={t('wanted.districtHint')}
        maxLength={200}
        dir="auto"
      />
      {groups.length > 0 && (
        <RadioGroup
          {...field('groupId')}
          value={values.groupId ?? ''}
          label={t('wanted.forWhom')}
          options={[{ value: '', label: t('wanted.forMe') }, ...groups]}
        />
      )}
      <More {...rest} today={today} values={values} words={words} />
      <Button icon="check">{send}</Button>
    </Form>
  );
}

function More({
  currencies,
  today,
  values,
  words,
}: Pick<WantedFormProps, 'currencies' | 'today' | 'values' | 'words'>) {
  const { t } = useI18n();
  const field = (name: string) => ({ name, value: values[name], error: words[name] });
  return (
    <details className="disclosure" open={MORE.some((name) => words[name])}>
      <summary>{t('wanted.more')}</summary>
      <div className="stack">
        <TextArea
          {...field('quality')}
          label={t('wanted.quality')}
          hint={t('wanted.qualityHint')}
          optional
          rows={3}
          maxLength={1000}
        />
        <Field
          {...field('deliveryPlace')}
          label={t('wanted.deliveryPlace')}
          hint={t('wanted.deliveryPlaceHint')}
          optional
          maxLength={300}
          dir="auto"
        />
        <Field
          {...field('budget')}
          label={t('wanted.budget')}
          hint={t('wanted.budgetHint')}
          optional
          inputMode="decimal"
          autoComplete="off"
          width="medium"
        />
        <Select
          {...field('currency')}
          label={t('wanted.currency')}
          hint={t('wanted.currencyHint')}
          options={currencies}
          placeholder={t('wanted.usualCurrency')}
        />
        <Field
          {...field('openUntil')}
          type="date"
          min={today}
          label={t('wanted.openUntil')}
          hint={t('wanted.openUntilHint')}
          optional
          width="medium"
        />
        <Checkbox
          name="private"
          checked={values.private === 'yes'}
          label={t('wanted.private')}
          hint={t('wanted.privateHint')}
          error={words.private}
        />
      </div>
    </details>
  );
}
