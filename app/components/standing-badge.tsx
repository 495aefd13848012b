import { isMessageKey, useI18n } from '~/platform/i18n';
import { StatusBadge, type Tone } from './status-badge';

const TONES: Record<string, Tone> = {
  eligible: 'good',
  at_risk: 'waiting',
  not_yet: 'neutral',
  paused: 'bad',
  suspended: 'bad',
};

/** Where an enterprise stands on the market, in a word. For staff and its owners; buyers see *verified* alone. */
export function StandingBadge({ standing }: { standing: string }) {
  const { t } = useI18n();
  const key = `staff.standing.${standing}`;
  return <StatusBadge tone={TONES[standing] ?? 'neutral'}>{isMessageKey(key) ? t(key) : standing}</StatusBadge>;
}
