import type { ComponentProps } from 'react';
import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { ChosenOffer } from './chosen-offer';
import { Field } from './field';
import { Form } from './form';
import { TextArea } from './text-area';

type AskForQuoteFormProps = {
  offer: ComponentProps<typeof ChosenOffer>['offer'];
  /** The days on which an answer can be due. */
  days: { from: string; to: string };
  values: Partial<Record<string, string>>;
  words: Record<string, string>;
};

/** What a buyer tells a seller when she asks for a quote. Only how much has to be typed. */
export function AskForQuoteForm({ offer, days, values, words }: AskForQuoteFormProps) {
  const { t, date } = useI18n();
  const field = (name: string) => ({ name, error: words[name], value: values[name] });
  return (
    <>
      <ChosenOffer offer={offer} />
      <Form>
        <input type="hidden" name="offerId" value={offer.id} />
        <input type="hidden" name="formId" value={values.formId} />
        <Field
          {...field('quantity')}
          label={t('quotes.askQuantity')}
          inputMode="numeric"
          autoComplete="off"
          after={offer.unitName}
          width="medium"
        />
        <Field {...field('neededOn')} type="date" label={t('quotes.askNeededOn')} optional width="medium" />
        <Field
          {...field('place')}
          label={t('quotes.askPlace')}
          optional
          maxLength={500}
          autoComplete="street-address"
        />
        <TextArea
          {...field('words')}
          label={t('quotes.askWords')}
          hint={t('quotes.askWordsHint')}
          optional
          rows={3}
          maxLength={2000}
        />
        <Checkbox
          name="madeToMeasure"
          checked={values.madeToMeasure === 'yes'}
          label={t('quotes.askMade')}
          hint={t('quotes.askMadeHint')}
        />
        <Field
          {...field('answerBy')}
          type="date"
          label={t('quotes.askAnswerBy')}
          hint={t('quotes.askAnswerByHint', { from: date(days.from), to: date(days.to) })}
          width="medium"
        />
        <ActionBar>
          <Button icon="message">{t('quotes.send')}</Button>
        </ActionBar>
      </Form>
    </>
  );
}
