import { useI18n } from '~/platform/i18n';
import type { WantedState } from '~/domain/sourcing/wanted/wanted-post.states';
import type { IconName } from '../icon';
import { StatusBadge, type Tone } from '../status-badge';

const LOOKS: Record<WantedState, { tone: Tone; icon: IconName }> = {
  open: { tone: 'info', icon: 'waiting' },
  covered: { tone: 'good', icon: 'good' },
  closed: { tone: 'neutral', icon: 'check' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  expired: { tone: 'neutral', icon: 'calendar' },
};

/** Where a wanted post stands, in a word. */
export function WantedBadge({ state }: { state: WantedState }) {
  const { t } = useI18n();
  return <StatusBadge {...LOOKS[state]}>{t(`wanted.state.${state}`)}</StatusBadge>;
}
