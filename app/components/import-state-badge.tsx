import { useI18n } from '~/platform/i18n';
import { StatusBadge, type Tone } from './status-badge';

const TONES = { waiting: 'waiting', running: 'waiting', done: 'good', refused: 'bad', failed: 'bad' } satisfies Record<
  string,
  Tone
>;

/** How far the taking-in of a folder is, in a word. */
export function ImportStateBadge({ state, dryRun }: { state: keyof typeof TONES; dryRun: boolean }) {
  const { t } = useI18n();
  return (
    <StatusBadge tone={TONES[state]}>
      {t(state === 'done' && dryRun ? 'staff.importState.tried' : `staff.importState.${state}`)}
    </StatusBadge>
  );
}
