import { TOPICS } from '~/domain/programme/training/topics';
import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';
import { ModuleRow } from './module-row';
import { TopicWord } from './topic';

type Module = { code: string; topic: string; title: string; minutes: number; mandatory: boolean };

/** The modules of a curriculum under their topics, each with its minutes; in a draft each leads to its form. */
export function CurriculumModules({ modules, editPath }: { modules: Module[]; editPath: string | null }) {
  const { t, number } = useI18n();
  return (
    <div className="topic-sections">
      {TOPICS.filter((topic) => modules.some((module) => module.topic === topic)).map((topic) => (
        <section key={topic} className="card topic-section">
          <h3>
            <TopicWord topic={topic} />
          </h3>
          <ul className="module-list">
            {modules
              .filter((module) => module.topic === topic)
              .map(({ code, title, minutes, mandatory }) => (
                <ModuleRow
                  key={code}
                  title={title}
                  end={
                    editPath && (
                      <a className="module-edit" href={`${editPath}?code=${encodeURIComponent(code)}`}>
                        <Icon name="edit" />
                        <span>
                          {t('common.change')}
                          <span className="visually-hidden"> {title}</span>
                        </span>
                      </a>
                    )
                  }
                >
                  <span className="muted small">
                    {t('training.minutes', { minutes: number(minutes) })} ·{' '}
                    {t(mandatory ? 'training.mandatory' : 'training.optional')} · <code>{code}</code>
                  </span>
                </ModuleRow>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
