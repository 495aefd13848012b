import {
  moduleState,
  neededMinutes,
  type ModuleProgress,
  type ModuleState,
} from '~/domain/programme/training/needed-minutes';
import { useI18n } from '~/platform/i18n';
import { StatusBadge, type Tone } from './status-badge';
import type { IconName } from './icon';

const LOOKS: Record<ModuleState, { tone: Tone; icon: IconName }> = {
  done: { tone: 'good', icon: 'check' },
  assess: { tone: 'info', icon: 'checklist' },
  partly: { tone: 'waiting', icon: 'waiting' },
  open: { tone: 'neutral', icon: 'minus' },
};

/** How far somebody is with a module, in words, with the minutes where some are missing. */
export function ModuleStateBadge(progress: ModuleProgress) {
  const { t, number } = useI18n();
  const state = moduleState(progress);
  const needed = neededMinutes(progress.minutes);
  const values = { attended: number(progress.attendedMinutes), needed: number(needed) };
  return (
    <StatusBadge {...LOOKS[state]}>
      {state === 'partly' ? t('training.minutesOf', values) : t(`training.state.${state}`)}
    </StatusBadge>
  );
}
