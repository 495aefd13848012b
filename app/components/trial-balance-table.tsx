import type { LedgerAccountKind } from '~/domain/ledger/account-kinds';
import { useI18n } from '~/platform/i18n';
import { DataTable, type Column } from './data-table';
import { Money } from './money';

type TrialBalanceRow = {
  kind: LedgerAccountKind;
  memberName: string | null;
  memberCode: string | null;
  debitMinor: number;
  creditMinor: number;
  balanceMinor: number;
};

type TrialBalanceTableProps = { caption: string; currency: string; rows: TrialBalanceRow[] };

type Line = {
  account: LedgerAccountKind | 'total';
  memberName: string | null;
  memberCode: string | null;
  debits: number;
  credits: number;
  inDebit: number;
  inCredit: number;
};

const FIGURES = ['debits', 'credits', 'inDebit', 'inCredit'] as const;

/** Accounts with all that was ever debited and credited, and what is left on which side; the totals last. */
export function TrialBalanceTable({ caption, currency, rows }: TrialBalanceTableProps) {
  const { t } = useI18n();
  const lines = rows.map(lineOf);
  const figure = (key: (typeof FIGURES)[number]): Column<Line> => ({
    key,
    header: t(`ledger.${key}`),
    numeric: true,
    wideOnly: key === 'debits' || key === 'credits',
    cell: (line) =>
      (line[key] !== 0 || line.account === 'total') && (
        <Money amountMinor={line[key]} currency={currency} decimals="always" />
      ),
  });
  return (
    <DataTable
      caption={caption}
      captionShown
      rows={[...lines, totalOf(lines)]}
      rowKey={({ account, memberCode }) => `${account} ${memberCode ?? ''}`}
      columns={[
        { key: 'account', header: t('ledger.account'), rowHeader: true, cell: (line) => <AccountName {...line} /> },
        ...FIGURES.map(figure),
      ]}
    />
  );
}

function AccountName({ account, memberName }: Line) {
  const { t } = useI18n();
  if (account === 'total') return <strong>{t('ledger.total')}</strong>;
  return (
    <>
      {t(`ledger.account.${account}`)}
      {memberName && (
        <>
          : <bdi>{memberName}</bdi>
        </>
      )}
    </>
  );
}

function lineOf({ kind, memberName, memberCode, debitMinor, creditMinor, balanceMinor }: TrialBalanceRow): Line {
  return {
    account: kind,
    memberName,
    memberCode,
    debits: debitMinor,
    credits: creditMinor,
    inDebit: Math.max(0, balanceMinor),
    inCredit: Math.max(0, -balanceMinor),
  };
}

function totalOf(lines: readonly Line[]): Line {
  const sum = (key: (typeof FIGURES)[number]) => lines.reduce((all, line) => all + line[key], 0);
  return {
    account: 'total',
    memberName: null,
    memberCode: null,
    debits: sum('debits'),
    credits: sum('credits'),
    inDebit: sum('inDebit'),
    inCredit: sum('inCredit'),
  };
}
