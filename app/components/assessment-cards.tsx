import { CARDS_A_TOPIC, type Topic } from '~/domain/programme/training/topics';
import { useI18n } from '~/platform/i18n';
import { classNames } from './class-names';
import { Icon } from './icon';
import { ReadAloud } from './read-aloud';
import { TopicIcon } from './topic';

type AssessmentCardsProps = {
  topic: Topic;
  form: 'oral' | 'observed';
  values: Record<string, string | undefined>;
};

const NUMBERS = Array.from({ length: CARDS_A_TOPIC }, (_, index) => index + 1) as (1 | 2 | 3)[];

/** Question cards to read out, or a checklist of what to see: a picture, a few words, heard on press, yes or not yet. */
export function AssessmentCards({ topic, form, values }: AssessmentCardsProps) {
  const { t, number } = useI18n();
  const kind = form === 'oral' ? 'ask' : 'see';
  return (
    <ol className="question-cards">
      {NUMBERS.map((at) => {
        const name = `${form}-${at}`;
        return (
          <li key={at}>
            <fieldset className={classNames('question-card')}>
              <legend className="visually-hidden">{t('training.card', { number: number(at) })}</legend>
              <div className="question-words">
                <span className="question-picture">
                  <TopicIcon topic={topic} />
                </span>
                <p id={`card-${name}`}>{t(`training.${kind}.${topic}.${at}`)}</p>
              </div>
              <ReadAloud of={`card-${name}`} />
              <div className="attendance-marks">
                {(['yes', 'no'] as const).map((answer) => (
                  <label key={answer} className={`attendance-mark attendance-${answer === 'yes' ? 'full' : 'partly'}`}>
                    <input
                      type="radio"
                      className="visually-hidden"
                      name={name}
                      value={answer}
                      defaultChecked={values[name] === answer}
                    />
                    <Icon name={answer === 'yes' ? 'check' : 'waiting'} />
                    <span>{t(`training.answer.${form}.${answer}`)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}
