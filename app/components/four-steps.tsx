import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';

type FourStepsProps = { steps: { missing: number; done: number }[] };

/** The four steps of the method, rising, each with what is still missing on it: one look tells where she stands. */
export function FourSteps({ steps }: FourStepsProps) {
  const { t } = useI18n();
  return (
    <ol className="four-steps" aria-label={t('eligibility.my.steps')}>
      {steps.map(({ missing, done }, index) => (
        <li key={index} className={missing === 0 ? 'four-step four-step-done' : 'four-step'}>
          <span className="four-step-mark">
            <Icon name={missing === 0 ? 'check' : 'waiting'} />
          </span>
          <span className="four-step-words">
            <strong>{t(`eligibility.my.step${(index + 1) as 1 | 2 | 3 | 4}`)}</strong>
            <span>
              {missing === 0
                ? t('eligibility.my.stepDone')
                : t('eligibility.my.stepMissing', { missing, all: done + missing })}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
