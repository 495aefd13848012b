import { moduleState } from '~/domain/programme/training/needed-minutes';
import { useI18n } from '~/platform/i18n';
import { ModuleRow } from './module-row';
import { ModuleStateBadge } from './module-state';

type Module = {
  code: string;
  step: 1 | 2;
  topic: string;
  title: string;
  minutes: number;
  mandatory: boolean;
  attendedMinutes: number;
  passedOn: string | null;
};

/** A member's modules of one step, those that are missing first. */
export function OwnTraining({ step, modules }: { step: 1 | 2; modules: Module[] }) {
  const { t, date, number } = useI18n();
  const isDone = (module: Module) => moduleState(module) === 'done';
  const ordered = [...modules.filter((module) => !isDone(module)), ...modules.filter(isDone)];
  return (
    <section className="stack">
      <h2>{t('training.stepName', { step: number(step) })}</h2>
      <ul className="module-list">
        {ordered.map((module) => (
          <ModuleRow key={module.code} topic={module.topic} title={module.title} end={<ModuleStateBadge {...module} />}>
            <span className="muted small">
              {t('training.minutes', { minutes: number(module.minutes) })}
              {!module.mandatory && ` · ${t('training.optional')}`}
              {module.passedOn && ` · ${t('training.passedOn', { date: date(module.passedOn) })}`}
            </span>
          </ModuleRow>
        ))}
      </ul>
    </section>
  );
}
