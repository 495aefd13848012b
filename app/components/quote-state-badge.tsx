import { isMessageKey, useI18n } from '~/platform/i18n';
import type { IconName } from './icon';
import { StatusBadge, type Tone } from './status-badge';

const LOOKS: Record<string, { tone: Tone; icon: IconName }> = {
  asked: { tone: 'waiting', icon: 'waiting' },
  quoted: { tone: 'info', icon: 'message' },
  countered: { tone: 'info', icon: 'message' },
  accepted: { tone: 'good', icon: 'agreed' },
  declined: { tone: 'bad', icon: 'refused' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  expired: { tone: 'neutral', icon: 'waiting' },
};

/** Where a talk about a price stands, in a word. */
export function QuoteStateBadge({ state }: { state: string }) {
  const { t } = useI18n();
  const key = `quotes.state.${state}`;
  const { tone, icon } = LOOKS[state] ?? { tone: 'neutral', icon: 'info' };
  return (
    <StatusBadge tone={tone} icon={icon}>
      {isMessageKey(key) ? t(key) : state}
    </StatusBadge>
  );
}
