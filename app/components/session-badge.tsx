import { useI18n } from '~/platform/i18n';
import { StatusBadge, type Tone } from './status-badge';

const TONES: Record<'planned' | 'held' | 'cancelled', Tone> = {
  planned: 'waiting',
  held: 'good',
  cancelled: 'neutral',
};

/** Whether a session is planned, held or cancelled. */
export function SessionBadge({ state }: { state: keyof typeof TONES }) {
  const { t } = useI18n();
  return <StatusBadge tone={TONES[state]}>{t(`training.session.${state}`)}</StatusBadge>;
}
