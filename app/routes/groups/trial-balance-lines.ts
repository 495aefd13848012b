import type { LedgerAccountKind } from '~/domain/ledger/account-kinds';
import { csvLine } from '~/platform/csv';
import type { Translator } from '~/platform/i18n';
import { amountText } from '~/platform/money';

type Row = {
  kind: LedgerAccountKind;
  ofBranch: boolean;
  currency: string;
  memberName: string | null;
  memberCode: string | null;
  debitMinor: number;
  creditMinor: number;
  balanceMinor: number;
};

/** A trial balance as lines of CSV; amounts in major units with '.', a credit balance below zero. */
export function trialBalanceLines(
  { t }: Translator,
  of: { code: string; name: string },
  on: string,
  rows: readonly Row[],
): string[] {
  const head = ['day', 'code', 'account', 'member', 'debits', 'credits', 'balance', 'currency'] as const;
  return [
    csvLine(head.map((name) => t(`ledger.${name}`))),
    ...rows.map(({ kind, memberName, memberCode, currency, ...sums }) => {
      const amount = (minor: number) => amountText(minor, currency);
      const member = memberCode && `${memberName} (${memberCode})`;
      const figures = [amount(sums.debitMinor), amount(sums.creditMinor), amount(sums.balanceMinor)];
      return csvLine([on, of.code, t(`ledger.account.${kind}`), member, ...figures, currency]);
    }),
  ];
}
