import { TOPICS_OF_STEP } from '~/domain/programme/training/topics';
import { useI18n } from '~/platform/i18n';
import { TopicIcon } from './topic';
import { Icon } from './icon';

type Module = { topic: string; minutes: number; mandatory: boolean };

/** Which of the method's fifteen topics a curriculum covers: a tile a topic, filled where mandatory, with its minutes. */
export function TopicCover({ modules }: { modules: Module[] }) {
  const { t, number } = useI18n();
  const coverOf = (topic: string) => {
    const own = modules.filter((module) => module.topic === topic);
    const minutes = own.reduce((sum, module) => sum + module.minutes, 0);
    if (own.length === 0) return { look: 'none', words: t('training.notCovered') };
    const mandatory = own.some((module) => module.mandatory);
    const length = t('training.minutes', { minutes: number(minutes) });
    return mandatory
      ? { look: 'mandatory', words: length }
      : { look: 'optional', words: `${length} · ${t('training.optional')}` };
  };
  return (
    <div className="topic-cover">
      {([1, 2] as const).map((step) => (
        <section key={step} className="topic-cover-step">
          <h3>{t('training.stepName', { step: number(step) })}</h3>
          <ul className="topic-tiles">
            {TOPICS_OF_STEP[step].map((topic) => {
              const { look, words } = coverOf(topic);
              return (
                <li key={topic} className={`topic-tile topic-tile-${look}`}>
                  <TopicIcon topic={topic} />
                  <span>{t(`training.topic.${topic}`)}</span>
                  <span className="small topic-tile-words">
                    {look === 'none' && <Icon name="minus" />}
                    {look === 'mandatory' && <Icon name="check" />}
                    {words}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
