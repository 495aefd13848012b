import { useI18n } from '~/platform/i18n';
import { DataTable, type Column } from './data-table';
import { Money } from './money';

type Cell = { borrowers: number; amountMinor: number };

type Totals = {
  country: string;
  currency: string;
  out: Cell | null;
  par1Minor: number | null;
  par30Minor: number | null;
  par90Minor: number | null;
  sources: { source: 'internal' | 'own_fund' | 'external_mfi'; shown: Cell | null }[];
  restructuredMinor: number | null;
  writtenOffMinor: number | null;
  onTimeRate: number | null;
};

/** Loans by country and currency for those who see totals only; what is about too few people says so. */
export function LoanTotalsTable({ totals }: { totals: Totals[] }) {
  const { t, number, percent } = useI18n();
  const tooFew = <span className="muted">{t('ledger.portfolio.tooFew')}</span>;
  const money = (amountMinor: number | null | undefined, currency: string) =>
    amountMinor === null || amountMinor === undefined ? (
      tooFew
    ) : (
      <Money amountMinor={amountMinor} currency={currency} />
    );
  const par = (key: 'par1' | 'par30' | 'par90'): Column<Totals> => ({
    key,
    header: t(`ledger.portfolio.${key}`),
    numeric: true,
    wideOnly: key !== 'par30',
    cell: ({ out, ...row }) => {
      const late = row[`${key}Minor`];
      if (late === null || out === null) return tooFew;
      return out.amountMinor === 0 ? t('ledger.portfolio.noRatio') : percent(late / out.amountMinor, 1);
    },
  });
  const source = (which: Totals['sources'][number]['source']): Column<Totals> => ({
    key: which,
    header: t(`ledger.portfolio.source.${which}`),
    numeric: true,
    wideOnly: true,
    cell: ({ sources, currency }) => money(sources.find((one) => one.source === which)?.shown?.amountMinor, currency),
  });
  return (
    <DataTable
      caption={t('ledger.portfolio.totals')}
      captionShown
      rows={totals}
      rowKey={({ country, currency }) => `${country} ${currency}`}
      columns={[
        {
          key: 'country',
          header: t('ledger.portfolio.country'),
          rowHeader: true,
          cell: ({ country, currency }) => `${country} (${currency})`,
        },
        {
          key: 'borrowers',
          header: t('ledger.portfolio.borrowers'),
          numeric: true,
          cell: ({ out }) => (out ? number(out.borrowers) : tooFew),
        },
        {
          key: 'outstanding',
          header: t('ledger.portfolio.outstanding'),
          numeric: true,
          cell: ({ out, currency }) => money(out?.amountMinor, currency),
        },
        par('par1'),
        par('par30'),
        par('par90'),
        {
          key: 'onTime',
          header: t('ledger.portfolio.onTime'),
          numeric: true,
          cell: ({ onTimeRate }) => (onTimeRate === null ? tooFew : percent(onTimeRate, 0)),
        },
        source('internal'),
        source('own_fund'),
        source('external_mfi'),
        {
          key: 'restructured',
          header: t('ledger.portfolio.restructured'),
          numeric: true,
          wideOnly: true,
          cell: ({ restructuredMinor, currency }) => money(restructuredMinor, currency),
        },
        {
          key: 'writtenOff',
          header: t('ledger.portfolio.writtenOff'),
          numeric: true,
          wideOnly: true,
          cell: ({ writtenOffMinor, currency }) => money(writtenOffMinor, currency),
        },
      ]}
    />
  );
}
