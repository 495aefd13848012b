import type { ReactNode } from 'react';
import type { PortfolioFigures } from '~/domain/credit/portfolio.queries.server';
import { useI18n } from '~/platform/i18n';
import { DataTable, type Column } from './data-table';
import { Money } from './money';

type Figures = Omit<PortfolioFigures, 'country' | 'restructuredLoans' | 'writtenOffLoans'>;

type PortfolioTableProps<Row extends Figures> = {
  caption: string;
  first: ReactNode;
  /** What the row is about; the first column. */
  name: (row: Row) => ReactNode;
  rowKey: (row: Row) => string;
  rows: Row[];
};

/** Dense lines of a portfolio: what is out, what of it is late, what was paid on time, what is apart. */
export function PortfolioTable<Row extends Figures>(props: PortfolioTableProps<Row>) {
  const { caption, first, name, rowKey, rows } = props;
  const { t, number, percent } = useI18n();
  const money = (key: 'outstandingMinor' | 'restructuredMinor' | 'writtenOffMinor', word: string): Column<Row> => ({
    key,
    header: word,
    numeric: true,
    wideOnly: key !== 'outstandingMinor',
    cell: (row) => <Money amountMinor={row[key]} currency={row.currency} />,
  });
  const ratio = (over: number, under: number) =>
    under === 0 ? t('ledger.portfolio.noRatio') : percent(over / under, 1);
  const par = (key: 'par1' | 'par30' | 'par90'): Column<Row> => ({
    key,
    header: t(`ledger.portfolio.${key}`),
    numeric: true,
    wideOnly: key !== 'par30',
    cell: (row) => ratio(row[`${key}Minor`], row.outstandingMinor),
  });
  const count = (key: 'loans' | 'borrowers'): Column<Row> => ({
    key,
    header: t(`ledger.portfolio.${key}`),
    numeric: true,
    wideOnly: true,
    cell: (row) => number(row[key]),
  });
  return (
    <DataTable
      caption={caption}
      captionShown
      rows={rows}
      rowKey={rowKey}
      columns={[
        { key: 'name', header: first, rowHeader: true, cell: name },
        count('loans'),
        count('borrowers'),
        money('outstandingMinor', t('ledger.portfolio.outstanding')),
        par('par1'),
        par('par30'),
        par('par90'),
        {
          key: 'onTime',
          header: t('ledger.portfolio.onTime'),
          numeric: true,
          cell: ({ onTime, due }) => (
            <span title={t('ledger.portfolio.onTimeOf', { onTime, due })}>{ratio(onTime, due)}</span>
          ),
        },
        money('restructuredMinor', t('ledger.portfolio.restructured')),
        money('writtenOffMinor', t('ledger.portfolio.writtenOff')),
      ]}
    />
  );
}
