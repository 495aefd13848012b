import type { LoanRow } from '~/domain/credit/loan-list.queries.server';
import { useI18n } from '~/platform/i18n';
import { LinkList } from './link-list';
import { LoanStateBadge } from './loan-state-badge';
import { Money } from './money';

type ListedLoan = LoanRow & { note?: string };

/** Loans and requests as rows that lead to them. `named` says whose they are. */
export function LoanList({ loans, named }: { loans: ListedLoan[]; named?: boolean }) {
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
        detail: [t(`credit.source.${loan.source}`), loan.groupName, date(loan.onDay), loan.note]
          .filter(Boolean)
          .join(' · '),
        end: <LoanStateBadge state={loan.state} />,
      }))}
    />
  );
}
