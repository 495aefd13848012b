import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';

/** What is wrong in a form, each line a link to its field. Shows nothing when nothing is wrong. */
export function ErrorSummary({ errors }: { errors: { field: string; message: string }[] }) {
  const { t } = useI18n();
  if (errors.length === 0) return null;
  return (
    <div className="alert alert-bad" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <Icon name="warning" />
      <div>
        <h2 className="alert-title" id="error-summary-title">
          {t('common.problems', { count: errors.length })}
        </h2>
        <ul className="alert-list">
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
