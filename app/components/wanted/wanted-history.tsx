import type { WantedHappened } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { Card } from '../card';
import { countryName } from '../place-name';

export type WantedHistoryProps = { history: (Omit<WantedHappened, 'at'> & { at: string })[] };

/** What happened to a post, and what stood there before an edit. */
export function WantedHistory({ history }: WantedHistoryProps) {
  const { t, dateTime, date, number, money, locale } = useI18n();
  const said = (field: string, value: string | number | boolean | null, currency: string): string => {
    if (value === null || value === '') return '–';
    if (field === 'latestOn' || field === 'openUntil') return date(String(value));
    if (field === 'country') return countryName(String(value), locale);
    if (field === 'budgetMinor') return money(Number(value), currency);
    if (typeof value === 'number') return number(value);
    return typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : value;
  };
  return (
    <Card title={t('wanted.history')}>
      <ul className="wanted-history">
        {history.map(({ toState, at, before, currency }, index) => (
          <li key={at + String(index)}>
            <strong>{t(before ? 'wanted.changed' : index === 0 ? 'wanted.posted' : `wanted.state.${toState}`)}</strong>{' '}
            <span className="muted small">{dateTime(at)}</span>
            {before &&
              Object.entries(before).map(([field, value]) => {
                const label = `wanted.field.${field}`;
                return (
                  <div key={field} className="muted small">
                    {t('wanted.was', {
                      field: isMessageKey(label) ? t(label) : field,
                      value: said(field, value, currency),
                    })}
                  </div>
                );
              })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
