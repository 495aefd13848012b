import { useI18n } from '~/platform/i18n';
import { Field } from './field';
import { fieldProps } from './field-props';
import { Select, type Choice } from './select';

type SessionPlaceFieldsProps = {
  trainers: Choice[];
  values: Record<string, string | undefined>;
  words: Record<string, string>;
};

/** When and where a session is, and who leads it. */
export function SessionPlaceFields({ trainers, values, words }: SessionPlaceFieldsProps) {
  const { t } = useI18n();
  const of = fieldProps({ typed: values, words });
  return (
    <>
      <div className="columns">
        <Field {...of('sessionOn')} type="date" label={t('training.day')} />
        <Field {...of('startsAt')} label={t('training.startsAt')} hint={t('training.timeHint')} inputMode="numeric" />
      </div>
      <Field {...of('place')} label={t('training.place')} />
      <Select {...of('trainerId')} label={t('training.trainer')} placeholder={false} options={trainers} />
    </>
  );
}
