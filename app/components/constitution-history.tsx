import type { GroupTerms } from '~/domain/programme/group-terms';
import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { DefinitionList } from './definition-list';
import { EmptyState } from './empty-state';
import { termsLines } from './terms-lines';

type Written = GroupTerms & { resolution: string; writtenBy: string; writtenAt: string };
type ConstitutionHistoryProps = {
  versions: Written[];
  kind: 'savings' | 'shares' | 'rotating';
  currency: string;
};

/** A group's constitution as it is written now, and folded behind it what it said before. */
export function ConstitutionHistory({ versions, kind, currency }: ConstitutionHistoryProps) {
  const { t } = useI18n();
  const [latest, ...earlier] = versions;
  if (!latest) {
    return (
      <EmptyState icon="record" title={t('group.task.constitution-missing')}>
        {t('group.constitutionNone')}
      </EmptyState>
    );
  }
  return (
    <>
      <Version terms={latest} kind={kind} currency={currency} />
      {earlier.length > 0 && (
        <details className="more">
          <summary>{t('group.earlierVersions', { count: earlier.length })}</summary>
          <div className="stack">
            {earlier.map((version) => (
              <Version key={version.version} terms={version} kind={kind} currency={currency} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Version({ terms, kind, currency }: { terms: Written } & Omit<ConstitutionHistoryProps, 'versions'>) {
  const i18n = useI18n();
  const { t, date } = i18n;
  return (
    <Card title={t('group.version', { version: terms.version })}>
      <DefinitionList items={termsLines(terms, { kind, currency }, i18n)} />
      <p>
        <strong>{t('group.resolution')}:</strong> <bdi>{terms.resolution}</bdi>
      </p>
      <p className="muted small">
        {t('group.writtenBy', { name: terms.writtenBy, date: date(terms.writtenAt.slice(0, 10)) })}
      </p>
    </Card>
  );
}
