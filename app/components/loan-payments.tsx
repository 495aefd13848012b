import type { LoanPaymentRow } from '~/domain/credit/loan-view.queries.server';
import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';
import type { Serialised } from './serialised';

type LoanPaymentsProps = {
  loanId: string;
  payments: Serialised<LoanPaymentRow>[];
  currency: string;
  mayReverse: boolean;
};

/** What was paid, and what was taken back of it and why. */
export function LoanPayments({ loanId, payments, currency, mayReverse }: LoanPaymentsProps) {
  const { t, date, money } = useI18n();
  if (payments.length === 0) return null;
  return (
    <DataTable
      caption={t('credit.paymentsMade')}
      captionShown
      rows={payments}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: 'on', header: t('credit.paidOn'), rowHeader: true, cell: ({ paidOn }) => date(paidOn) },
        {
          key: 'amount',
          header: t('credit.amount'),
          numeric: true,
          cell: ({ amountMinor, reversedAt }) =>
            reversedAt ? <s>{money(amountMinor, currency)}</s> : money(amountMinor, currency),
        },
        { key: 'by', header: t('credit.recordedBy'), wideOnly: true, cell: ({ by }) => by && <bdi>{by}</bdi> },
        {
          key: 'act',
          header: t('credit.correction'),
          cell: ({ id, reversedAt, reversedWhy }) =>
            reversedAt ? (
              t('credit.takenBack', { date: date(reversedAt), reason: reversedWhy ?? '–' })
            ) : mayReverse ? (
              <a className="cell-link" href={`/loans/${loanId}/repayments/${id}/reversal`}>
                {t('credit.takeBack')}
              </a>
            ) : null,
        },
      ]}
    />
  );
}
