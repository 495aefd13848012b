import type { LoanRow } from '~/domain/credit/loan-list.queries.server';
import { useI18n } from '~/platform/i18n';
import { LinkList } from './link-list';
import { LoanStateBadge } from './loan-state-badge';
import { Money } from './money';

type ListedLoan = Pick<LoanRow, 'id' | 'state' | 'borrower' | 'currency' | 'amountMinor' | 'onDay'> &
  Partial<Pick<LoanRow, 'source' | 'groupName'>> & { note?: string };

type LoanListProps = {
  loans: ListedLoan[];
  /** Says whose each is. */
  named?: boolean;
  /** All are of one group's own money, which the page says once. */
  inGroup?: boolean;
};

/** Loans and requests as rows that lead to them. */
export function LoanList({ loans, named, inGroup }: LoanListProps) {
  const { t, date } = useI18n();
  return (
    <LinkList
      rows={loans.map((loan) => ({
        key: `${loan.id} ${loan.state}`,
        href: `/loans/${loan.id}`,
        title: (
          <>
            {named && (
              <>
                <bdi>{loan.borrower}</bdi> ·{' '}
              </>
            )}
            <Money amountMinor={loan.amountMinor} currency={loan.currency} />
          </>
        ),
        detail: [
          ...(inGroup ? [] : [loan.source && t(`credit.source.${loan.source}`), loan.groupName]),
          date(loan.onDay),
          loan.note,
        ]
          .filter(Boolean)
          .join(' · '),
        end: <LoanStateBadge state={loan.state} />,
      }))}
    />
  );
}
