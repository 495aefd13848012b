import type { SampleState } from '~/domain/sourcing/suppliers/sample.states';
import { useI18n } from '~/platform/i18n';
import { StatusBadge, type Tone } from '../status-badge';

const TONES: Record<SampleState, Tone> = {
  asked: 'waiting',
  promised: 'info',
  refused: 'bad',
  sent: 'info',
  received: 'good',
  withdrawn: 'neutral',
};

/** Where a sample stands, in a word. */
export function SampleBadge({ state }: { state: SampleState }) {
  const { t } = useI18n();
  return <StatusBadge tone={TONES[state]}>{t(`sourcing.sampleState.${state}`)}</StatusBadge>;
}
