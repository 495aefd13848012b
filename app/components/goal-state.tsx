import { useI18n } from '~/platform/i18n';
import { StatusBadge } from './status-badge';

/** What became of a goal, or by when it is meant. */
export function GoalState({ state, dueOn }: { state: 'set' | 'reached' | 'dropped'; dueOn: string }) {
  const { t, date } = useI18n();
  if (state === 'set') return <StatusBadge tone="waiting">{t('group.goalBy', { date: date(dueOn) })}</StatusBadge>;
  return <StatusBadge tone={state === 'reached' ? 'good' : 'neutral'}>{t(`group.goal.${state}`)}</StatusBadge>;
}
