import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';
import { Money } from './money';

type ParOfDay = { on: string; par30Minor: number; outstandingMinor: number };

const HEIGHT = 96;
const STEP = 20;
/** The least that the height stands for, so that a trend near zero is not drawn as a storm. */
const LEAST_SCALE = 0.2;

/** PAR30 at the ends of months as bars, with the figures in a table to open. */
export function ParTrend({ currency, days }: { currency: string; days: ParOfDay[] }) {
  const { t, date, percent } = useI18n();
  const label = t('ledger.portfolio.trend', { currency });
  const ratios = days.map(({ par30Minor, outstandingMinor }) =>
    outstandingMinor === 0 ? null : par30Minor / outstandingMinor,
  );
  const scale = Math.max(LEAST_SCALE, ...ratios.map((ratio) => ratio ?? 0));
  const words = (ratio: number | null) => (ratio === null ? t('ledger.portfolio.noRatio') : percent(ratio, 1));
  return (
    <figure className="chart">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${days.length * STEP} ${HEIGHT + 4}`} role="img" aria-label={label} preserveAspectRatio="none">
        {days.map(({ on }, index) => {
          const ratio = ratios[index] ?? 0;
          const height = Math.round((HEIGHT * ratio) / scale);
          return (
            <rect key={on} x={index * STEP + 2} y={HEIGHT - height} width={STEP - 4} height={height + 2} rx="2">
              <title>{`${date(on)}: ${words(ratios[index] ?? null)}`}</title>
            </rect>
          );
        })}
      </svg>
      <details className="more">
        <summary>{t('ledger.portfolio.trendFigures')}</summary>
        <DataTable
          caption={label}
          rows={days.map((day, index) => ({ ...day, ratio: ratios[index] ?? null }))}
          rowKey={({ on }) => on}
          columns={[
            { key: 'on', header: t('ledger.portfolio.month'), rowHeader: true, cell: ({ on }) => date(on) },
            { key: 'par30', header: t('ledger.portfolio.par30'), numeric: true, cell: ({ ratio }) => words(ratio) },
            {
              key: 'outstanding',
              header: t('ledger.portfolio.outstanding'),
              numeric: true,
              cell: ({ outstandingMinor }) => <Money amountMinor={outstandingMinor} currency={currency} />,
            },
          ]}
        />
      </details>
    </figure>
  );
}
