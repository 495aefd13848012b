import { isMessageKey, useI18n } from '~/platform/i18n';
import type { IconName } from './icon';
import { StatusBadge, type Tone } from './status-badge';

const LOOKS: Record<string, { tone: Tone; icon: IconName }> = {
  requested: { tone: 'waiting', icon: 'waiting' },
  approved: { tone: 'info', icon: 'agreed' },
  declined: { tone: 'bad', icon: 'refused' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  active: { tone: 'info', icon: 'loan' },
  late: { tone: 'bad', icon: 'warning' },
  restructured: { tone: 'waiting', icon: 'calendar' },
  closed: { tone: 'good', icon: 'good' },
  written_off: { tone: 'bad', icon: 'close' },
  write_off_proposed: { tone: 'waiting', icon: 'vote' },
  referred: { tone: 'waiting', icon: 'waiting' },
  accepted: { tone: 'info', icon: 'agreed' },
  lent: { tone: 'good', icon: 'loan' },
};

/** Where a loan or a request stands, in a word. */
export function LoanStateBadge({ state }: { state: string }) {
  const { t } = useI18n();
  const key = `credit.state.${state}`;
  const look = LOOKS[state] ?? { tone: 'neutral', icon: 'info' };
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {isMessageKey(key) ? t(key) : state}
    </StatusBadge>
  );
}
