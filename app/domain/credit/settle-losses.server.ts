import { sql } from 'kysely';
import { postEntries } from '~/domain/ledger/post-entries.server';
import type { Tx } from '~/platform/db.server';
import { fundOf } from './fund-of.server';

type Receivable = {
  loanId: string;
  source: string;
  branchId: string;
  groupId: string;
  memberId: string;
  currency: string;
  balanceMinor: number;
};

/**
 * Takes loans that two people gave up off the books: what the ledger still has as receivable becomes a loss, and what
 * has been paid back on it since (a receivable below zero) takes the loss back. Gives the loss or recovery of each,
 * minor units, a recovery < 0. `on` is the day it counts.
 */
export async function settleLosses(
  tx: Tx,
  recordingId: number,
  loanIds: readonly string[],
  on: string,
): Promise<{ loanId: string; lossMinor: number }[]> {
  const { rows } = await sql<Receivable>`
    select l.id as loan_id, l.source, g.branch_id, l.group_id, l.member_id, b.currency, r.balance_minor
    from loan l join self_help_group g on g.id = l.group_id join branch b on b.id = g.branch_id
      join ledger_balance r on r.loan_id = l.id and r.kind = 'loan_receivable' and r.balance_minor <> 0
    where l.id = any(${[...loanIds]}::uuid[])
      and exists (select from loan_write_off w where w.loan_id = l.id and w.state = 'approved')
    order by l.id
  `.execute(tx);
  await postEntries(
    tx,
    recordingId,
    rows.map((loan) => {
      const { loanId, memberId, currency, balanceMinor } = loan;
      const { books } = fundOf(loan);
      return {
        kind: balanceMinor > 0 ? 'loan_write_off' : 'loan_recovery',
        effectiveOn: on,
        currency,
        loanId,
        lines: [
          { account: { ...books, kind: 'loan_loss' }, amountMinor: balanceMinor },
          { account: { ...books, kind: 'loan_receivable', memberId, loanId }, amountMinor: -balanceMinor },
        ],
      };
    }),
  );
  return rows.map(({ loanId, balanceMinor }) => ({ loanId, lossMinor: balanceMinor }));
}
