import type { ReactNode } from 'react';
import { useI18n, type MessageKey } from '~/platform/i18n';
import { Icon, type IconName } from './icon';

export type StepState = 'done' | 'current' | 'next' | 'ended';

export type Step = {
  key: string;
  label: ReactNode;
  state: StepState;
  /** When it happened, or is due. */
  when?: ReactNode;
  /** Who did it, or who has to. */
  who?: ReactNode;
  note?: ReactNode;
};

const STATES: Record<StepState, { icon: IconName; word: MessageKey }> = {
  done: { icon: 'check', word: 'common.stepDone' },
  current: { icon: 'waiting', word: 'common.stepCurrent' },
  next: { icon: 'minus', word: 'common.stepNext' },
  ended: { icon: 'close', word: 'common.stepEnded' },
};

/** The way of an order (or of anything that goes in steps), with dates and names. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
  const { t } = useI18n();
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={`step step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="step-mark">
            <Icon name={STATES[step.state].icon} />
          </span>
          <div className="step-words">
            <span className="step-label">
              {step.label} <span className="step-state">{t(STATES[step.state].word)}</span>
            </span>
            {(step.when || step.who) && (
              <span className="step-detail">
                {step.when}
                {step.when && step.who && ' · '}
                {step.who}
              </span>
            )}
            {step.note && <span className="step-note">{step.note}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
