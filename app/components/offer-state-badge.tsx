import { useI18n } from '~/platform/i18n';
import type { IconName } from './icon';
import { StatusBadge, type Tone } from './status-badge';

const LOOKS = {
  draft: { tone: 'neutral', icon: 'edit' },
  waiting: { tone: 'waiting', icon: 'waiting' },
  live: { tone: 'good', icon: 'store' },
  paused: { tone: 'waiting', icon: 'pause' },
  'paused-standing': { tone: 'waiting', icon: 'pause' },
  withdrawn: { tone: 'neutral', icon: 'close' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

/** Where an offer stands, for its seller. */
export function OfferStateBadge({ state }: { state: keyof typeof LOOKS }) {
  const { t } = useI18n();
  return <StatusBadge {...LOOKS[state]}>{t(`catalogue.state.${state}`)}</StatusBadge>;
}
