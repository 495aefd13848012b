import { sql } from 'kysely';
import { postEntries, reverseEntries } from '~/domain/ledger/post-entries.server';
import type { Tx } from '~/platform/db.server';
import { fundOf } from './fund-of.server';

type Difference = {
  loanId: string;
  source: string;
  branchId: string;
  groupId: string;
  memberId: string;
  currency: string;
  effectiveOn: string;
  /** The entry that stands and is no longer right. */
  postedId: number | null;
  /** What the day's payments come to now; null where there is none left. */
  amountMinor: number | null;
  interestMinor: number | null;
};

/**
 * Makes the ledger say what the registers say about payments of these loans: one entry a loan and day, interest apart
 * from principal (oldest instalment first, interest before principal; without a plan principal first), as an import of
 * the same payments would. An entry that is not right any more (another payment of that day, one put in before it) is
 * reversed and posted anew. The caller holds the loans' locks. Loans of outside lenders are passed over.
 */
export async function postLoanPayments(
  tx: Tx,
  recordingId: number,
  loanIds: readonly string[],
  reason: string,
): Promise<void> {
  const differences = await differencesOf(tx, loanIds);
  const standing = differences.flatMap(({ postedId }) => (postedId === null ? [] : [postedId]));
  if (standing.length > 0) await reverseEntries(tx, recordingId, standing, `reversal: ${reason}`);
  const entries = differences.flatMap((loan) => {
    const { loanId, memberId, currency, effectiveOn, amountMinor, interestMinor } = loan;
    if (amountMinor === null || interestMinor === null) return [];
    const { books, purse } = fundOf(loan);
    const lines = [
      { account: purse, amountMinor },
      {
        account: { ...books, kind: 'loan_receivable', memberId, loanId } as const,
        amountMinor: interestMinor - amountMinor,
      },
      { account: { ...books, kind: 'interest_income' } as const, amountMinor: -interestMinor },
    ];
    return [{ kind: 'loan_payments', effectiveOn, currency, loanId, reason, lines }];
  });
  if (entries.length > 0) await postEntries(tx, recordingId, entries);
}

async function differencesOf(tx: Tx, loanIds: readonly string[]): Promise<Difference[]> {
  const interest = (paid: string) => sql.raw(`least(greatest(${paid} - i.before, 0), i.interest_due_minor)`);
  const { rows } = await sql<Difference>`
    with chosen as (
      select l.id, l.source, l.principal_minor, g.branch_id, l.group_id, l.member_id, b.currency
      from loan l join self_help_group g on g.id = l.group_id join branch b on b.id = g.branch_id
      where l.id = any(${[...loanIds]}::uuid[]) and l.source in ('internal', 'own_fund')
    ), paid_day as (
      select p.loan_id, p.paid_on, sum(p.amount_minor) as amount_minor,
        sum(sum(p.amount_minor)) over (partition by p.loan_id order by p.paid_on) as paid
      from chosen c join loan_payment p on p.loan_id = c.id and p.reversed_in is null group by p.loan_id, p.paid_on
    ), instalment as (
      select i.loan_id, i.interest_due_minor,
        sum(i.principal_due_minor + i.interest_due_minor) over (partition by i.loan_id order by i.number)
          - i.principal_due_minor - i.interest_due_minor as before
      from chosen c join loan_instalment i on i.loan_id = c.id and i.reversed_in is null
    ), scheduled as (
      select d.loan_id, d.paid_on, sum(${interest('d.paid')} - ${interest('(d.paid - d.amount_minor)')}) as interest_minor
      from paid_day d join instalment i using (loan_id) group by d.loan_id, d.paid_on
    ), wanted as (
      select d.loan_id, d.paid_on as effective_on, d.amount_minor, coalesce(s.interest_minor,
        greatest(d.paid - c.principal_minor, 0) - greatest(d.paid - d.amount_minor - c.principal_minor, 0)) as interest_minor
      from paid_day d join chosen c on c.id = d.loan_id left join scheduled s using (loan_id, paid_on)
    ), posted as (
      select e.id, e.loan_id, e.effective_on,
        coalesce(-sum(l.amount_minor) filter (where a.kind = 'loan_receivable'), 0) as principal_minor,
        coalesce(-sum(l.amount_minor) filter (where a.kind = 'interest_income'), 0) as interest_minor
      from chosen c join ledger_entry e on e.loan_id = c.id and e.kind = 'loan_payments' and e.reverses_id is null
        join ledger_line l on l.entry_id = e.id join ledger_account a on a.id = l.account_id
      where not exists (select from ledger_entry r where r.reverses_id = e.id)
      group by e.id, e.loan_id, e.effective_on
    )
    select c.id as loan_id, c.source, c.branch_id, c.group_id, c.member_id, c.currency, d.effective_on, d.posted_id,
      d.amount_minor, d.interest_minor
    from (
      select coalesce(w.loan_id, p.loan_id) as loan_id, coalesce(w.effective_on, p.effective_on) as effective_on,
        p.id as posted_id, w.amount_minor::bigint as amount_minor, w.interest_minor::bigint as interest_minor
      from wanted w full join posted p on p.loan_id = w.loan_id and p.effective_on = w.effective_on
      where (w.amount_minor - w.interest_minor, w.interest_minor) is distinct from (p.principal_minor, p.interest_minor)
    ) d join chosen c on c.id = d.loan_id
    order by c.id, d.effective_on
  `.execute(tx);
  return rows;
}
