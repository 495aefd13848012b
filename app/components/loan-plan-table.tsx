import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';

export type PlanRow = {
  number: number;
  dueOn: string;
  principalMinor: number;
  interestMinor: number;
  /** What has been paid of it; left out where the loan is not paid out. */
  paidMinor?: number;
};

type LoanPlanTableProps = { caption: string; rows: PlanRow[]; currency: string; today: string };

/** A loan's instalments with their days, and what was paid of each. */
export function LoanPlanTable({ caption, rows, currency, today }: LoanPlanTableProps) {
  const { t, date, money, number } = useI18n();
  const word = ({ dueOn, principalMinor, interestMinor, paidMinor = 0 }: PlanRow) => {
    if (paidMinor >= principalMinor + interestMinor) return t('credit.paid');
    if (dueOn < today) return t('credit.overdue');
    return paidMinor > 0 ? t('credit.partlyPaid') : t('credit.toCome');
  };
  const shown = rows.some(({ paidMinor }) => paidMinor !== undefined);
  return (
    <DataTable
      caption={caption}
      captionShown
      rows={rows}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: 'number', header: t('credit.number'), wideOnly: true, cell: (row) => number(row.number) },
        { key: 'due', header: t('credit.dueOn'), rowHeader: true, cell: (row) => date(row.dueOn) },
        {
          key: 'payment',
          header: t('credit.payment'),
          numeric: true,
          cell: (row) => money(row.principalMinor + row.interestMinor, currency),
        },
        {
          key: 'interest',
          header: t('credit.ofThatInterest'),
          numeric: true,
          wideOnly: true,
          cell: (row) => money(row.interestMinor, currency),
        },
        ...(shown
          ? [
              {
                key: 'paid',
                header: t('credit.paidOfIt'),
                numeric: true,
                wideOnly: true,
                cell: (row: PlanRow) => money(row.paidMinor ?? 0, currency),
              },
              { key: 'word', header: t('credit.state'), cell: word },
            ]
          : []),
      ]}
    />
  );
}
