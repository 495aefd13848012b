import { useI18n } from '~/platform/i18n';
import { StatusBadge } from './status-badge';

type CurriculumBadgeProps = { state: 'draft' | 'proposed' | 'published'; inForce: boolean };

/** Where a curriculum stands. */
export function CurriculumBadge({ state, inForce }: CurriculumBadgeProps) {
  const { t } = useI18n();
  if (inForce) return <StatusBadge tone="good">{t('training.curriculum.inForce')}</StatusBadge>;
  if (state === 'draft')
    return (
      <StatusBadge tone="neutral" icon="edit">
        {t('training.curriculum.draft')}
      </StatusBadge>
    );
  if (state === 'proposed') return <StatusBadge tone="waiting">{t('training.curriculum.proposed')}</StatusBadge>;
  return (
    <StatusBadge tone="info" icon="calendar">
      {t('training.curriculum.published')}
    </StatusBadge>
  );
}
