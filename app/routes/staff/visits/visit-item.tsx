import { classNames } from '~/components/class-names';
import { FieldNotes } from '~/components/field-frame';
import { TextArea } from '~/components/text-area';
import { ANSWERS } from '~/domain/eligibility/visits/checklist';
import { useI18n } from '~/platform/i18n';
import { itemTitle } from './visit-words';

type VisitItemProps = {
  item: string;
  mayNotApply: boolean;
  answer: string | undefined;
  note: string | undefined;
  error: string | undefined;
  noteError: string | undefined;
};

/** One thing to ask or to see: yes, no or not applicable in one row of large targets, and room for a note. */
export function VisitItem({ item, mayNotApply, answer, note, error, noteError }: VisitItemProps) {
  const { t } = useI18n();
  const id = `answer-${item}`;
  const choices = ANSWERS.filter((known) => mayNotApply || known !== 'not_applicable');
  return (
    <div className="visit-item">
      <fieldset
        className={classNames('field', error && 'field-wrong')}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <legend>{itemTitle(item, { t })}</legend>
        <FieldNotes id={id} error={error} />
        <div className="visit-answers">
          {choices.map((choice, index) => (
            <label key={choice} className="choice">
              <span className="choice-line">
                <input
                  type="radio"
                  id={index === 0 ? id : undefined}
                  name={id}
                  value={choice}
                  defaultChecked={choice === answer}
                />
                <span>{t(`vetting.answer.${choice}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <details className="visit-note" open={Boolean(note) || Boolean(noteError)}>
        <summary>{t('vetting.addNote')}</summary>
        <TextArea
          name={`note-${item}`}
          label={t('vetting.note')}
          value={note}
          error={noteError}
          rows={2}
          maxLength={1000}
        />
      </details>
    </div>
  );
}
