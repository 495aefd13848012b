import type { PurchaseState } from '~/domain/sourcing/together/purchase.states';
import { useI18n } from '~/platform/i18n';
import type { IconName } from '../icon';
import { StatusBadge, type Tone } from '../status-badge';

const LOOKS: Record<PurchaseState, { tone: Tone; icon: IconName }> = {
  open: { tone: 'info', icon: 'group' },
  ordered: { tone: 'good', icon: 'orders' },
  cancelled: { tone: 'neutral', icon: 'remove' },
  lapsed: { tone: 'neutral', icon: 'waiting' },
};

/** Where a purchase together stands, in a word. */
export function PurchaseStateBadge({ state }: { state: PurchaseState }) {
  const { t } = useI18n();
  return <StatusBadge {...LOOKS[state]}>{t(`together.state.${state}`)}</StatusBadge>;
}
