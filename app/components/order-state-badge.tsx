import { isMessageKey, useI18n } from '~/platform/i18n';
import type { IconName } from './icon';
import { StatusBadge, type Tone } from './status-badge';

const LOOKS: Record<string, { tone: Tone; icon: IconName }> = {
  placed: { tone: 'waiting', icon: 'waiting' },
  accepted: { tone: 'info', icon: 'agreed' },
  declined: { tone: 'bad', icon: 'refused' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  lapsed: { tone: 'neutral', icon: 'waiting' },
  ready: { tone: 'info', icon: 'package' },
  delivered: { tone: 'info', icon: 'delivery' },
  completed: { tone: 'good', icon: 'good' },
};

/** Where an order stands, in a word. */
export function OrderStateBadge({ state }: { state: string }) {
  const { t } = useI18n();
  const key = `orders.state.${state}`;
  const look = LOOKS[state] ?? { tone: 'neutral', icon: 'info' };
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {isMessageKey(key) ? t(key) : state}
    </StatusBadge>
  );
}
