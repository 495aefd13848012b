import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';
import { classNames } from './class-names';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures: tabular, at the end of the line. */
  numeric?: boolean;
  /** Names the row for screen readers; one column has it. */
  rowHeader?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
};

type DataTableProps<Row> = {
  caption: ReactNode;
  /** Shows the caption to all; otherwise only screen readers read it. */
  captionShown?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
  /** On a phone every row is a card with its headings inside, so that nothing is scrolled to. */
  cardsOnPhone?: boolean;
};

/** A dense table for staff. It scrolls in its own frame, which the keyboard reaches, so that the page never does. */
export function DataTable<Row>({
  caption,
  captionShown,
  columns,
  rows,
  rowKey,
  empty,
  cardsOnPhone,
}: DataTableProps<Row>) {
  const { t } = useI18n();
  const look = (column: Column<Row>) => classNames(column.numeric && 'numeric', column.wideOnly && 'wide-only');
  return (
    <div
      className={classNames('table-frame', cardsOnPhone && 'table-cards')}
      tabIndex={0}
      role="region"
      aria-label={typeof caption === 'string' ? caption : undefined}
    >
      <table>
        <caption className={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={look(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="muted">
                {empty ?? t('common.noRows')}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHeader ? (
                  <th key={column.key} scope="row" className={look(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look(column)}>
                    {cardsOnPhone && <span className="cell-heading">{column.header} </span>}
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
