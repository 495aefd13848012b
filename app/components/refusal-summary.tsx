import { Alert } from './alert';
import { ErrorSummary } from './error-summary';
import { useI18n } from '~/platform/i18n';

type RefusalSummaryProps = {
  /** What is wrong, by field; '' is the form as a whole. */
  problems: Record<string, string>;
  /** What somebody else changed while the form was open. */
  changes?: string[];
};

/** Above a form that came back: what is wrong, each line leading to its field, and what another changed meanwhile. */
export function RefusalSummary({ problems, changes = [] }: RefusalSummaryProps) {
  const { t } = useI18n();
  const { '': whole, ...fields } = problems;
  return (
    <>
      {whole && <Alert tone="bad" title={whole} />}
      {changes.length > 0 && (
        <Alert tone="waiting" title={t('group.changedMeanwhile')}>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          <p>{t('group.changedMeanwhileText')}</p>
        </Alert>
      )}
      <ErrorSummary errors={Object.entries(fields).map(([field, message]) => ({ field, message }))} />
    </>
  );
}
