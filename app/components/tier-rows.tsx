import { TIER_ROWS } from '~/domain/catalogue/price-tiers.schema';
import { useI18n } from '~/platform/i18n';
import { Field } from './field';

type TierRowsProps = {
  currency: string;
  values: Partial<Record<string, string>>;
  /** What is wrong, by field. */
  words: Record<string, string>;
};

/** Cheaper prices for larger orders: a quantity and what one unit costs from it on, a row each. Empty rows say nothing. */
export function TierRows({ currency, values, words }: TierRowsProps) {
  const { t } = useI18n();
  const names = TIER_ROWS.flatMap((row) => [`tierFrom${row}`, `tierPrice${row}`]);
  const wrong = names.some((name) => words[name]);
  const filled = TIER_ROWS.filter((row) => values[`tierFrom${row}`]).length;
  return (
    <details open={wrong || undefined} className="more">
      <summary>
        <span>
          {t('catalogue.tiers')}
          <span className="more-now">{t('catalogue.tiersNow', { count: filled })}</span>
        </span>
      </summary>
      <div className="stack">
        <p className="muted">{t('catalogue.tiersHint')}</p>
        {TIER_ROWS.map((row) => (
          <div key={row} className="tier-row">
            <Field
              name={`tierFrom${row}`}
              label={t('catalogue.tierFrom', { row })}
              error={words[`tierFrom${row}`]}
              value={values[`tierFrom${row}`]}
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
            />
            <Field
              name={`tierPrice${row}`}
              label={t('catalogue.tierPrice', { row })}
              error={words[`tierPrice${row}`]}
              value={values[`tierPrice${row}`]}
              inputMode="decimal"
              autoComplete="off"
              before={<bdi>{currency}</bdi>}
              maxLength={30}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
