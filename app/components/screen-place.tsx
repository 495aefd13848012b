import { useI18n } from '~/platform/i18n';

const SCREENS = 5;

/** Which of the five screens of a new offer this is, in words and as a row of dots. */
export function ScreenPlace({ step }: { step: 1 | 2 | 3 | 4 | 5 }) {
  const { t } = useI18n();
  return (
    <span className="screen-place">
      <span>{t('catalogue.screen', { step, count: SCREENS })}</span>
      <span className="screen-dots" aria-hidden="true">
        {Array.from({ length: SCREENS }, (_, index) => (
          <span key={index} className={index < step ? 'screen-dot screen-dot-done' : 'screen-dot'} />
        ))}
      </span>
    </span>
  );
}
