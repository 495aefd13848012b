import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import type { LedgerAccountKind } from './account-kinds';

/** An account of the ledger by what it is; it is opened with its first entry. */
export type LedgerAccount = {
  branchId: string;
  /** Null: the branch's own books (the programme's fund). */
  groupId: string | null;
  kind: LedgerAccountKind;
  memberId?: string;
  loanId?: string;
};

export type NewEntry = {
  /** "savings", "cash_movements", "loan_disbursement" … */
  kind: string;
  /** The day it counts, 'YYYY-MM-DD'. */
  effectiveOn: string;
  currency: string;
  meetingId?: string;
  loanId?: string;
  reason?: string;
  /** Minor units: a debit > 0, a credit < 0; together 0. */
  lines: readonly { account: LedgerAccount; amountMinor: number }[];
};

/**
 * The account of a line `w`, looked up for each line by what its index finds at once (a loan's, a group's, or a branch's
 * own): asked whether nulls are alike, PostgreSQL would read every account there is.
 */
const ACCOUNT_OF_W = (() => {
  const alike = `a.kind = w.kind and a.currency = w.currency and a.branch_id = w."branchId"
    and a.member_id is not distinct from w."memberId"`;
  return sql.raw(`
    select a.id from ledger_account a
    where a.loan_id = w."loanId" and a.group_id is not distinct from w."groupId" and ${alike}
    union all
    select a.id from ledger_account a
    where w."loanId" is null and a.loan_id is null and a.group_id = w."groupId" and ${alike}
    union all
    select a.id from ledger_account a
    where w."loanId" is null and a.loan_id is null and w."groupId" is null and a.group_id is null and ${alike}`);
})();

/**
 * Posts entries to the ledger and gives their ids in order; `recordingId` names the recording that writes them. Several
 * lines on one account become one; an entry whose lines come to nothing is not posted (null). The database refuses what
 * does not balance: that is a bug of the caller, and thrown.
 */
export async function postEntries(
  tx: Tx,
  recordingId: number,
  entries: readonly NewEntry[],
): Promise<(number | null)[]> {
  const lines = entries.flatMap(({ lines, currency }, index) =>
    lines.map(({ account, amountMinor }) => ({ index, currency, amountMinor, ...account })),
  );
  if (lines.length === 0) return entries.map(() => null);
  const asked = sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as w("index" int, currency text,
    "amountMinor" bigint, "branchId" uuid, "groupId" uuid, kind text, "memberId" uuid, "loanId" uuid)`;
  await sql`
    insert into ledger_account (branch_id, group_id, kind, member_id, loan_id, currency)
    select distinct "branchId", "groupId", kind, "memberId", "loanId", currency from ${asked}
    order by 1, 2, 3, 4, 5 on conflict do nothing
  `.execute(tx);
  const heads = entries.map(({ lines: _, ...head }, index) => ({ index, ...head }));
  const { rows } = await sql<{ index: number; id: number }>`
    with line as (
      select w."index", a.id as account_id, sum(w."amountMinor")::bigint as amount_minor, w.currency
      from ${asked} cross join lateral (${ACCOUNT_OF_W}) a
      group by w."index", a.id, w.currency having sum(w."amountMinor") <> 0
    ), head as materialized (
      select h.*, nextval(pg_get_serial_sequence('ledger_entry', 'id')) as id
      from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as h("index" int, kind text, "effectiveOn" date,
        "meetingId" uuid, "loanId" uuid, reason text)
      where exists (select from line l where l."index" = h."index")
    ), entry as (
      insert into ledger_entry (id, kind, effective_on, meeting_id, loan_id, import_id, reason) overriding system value
      select id, kind, "effectiveOn", "meetingId", "loanId", ${recordingId}, reason from head order by "index"
    ), written as (
      insert into ledger_line (entry_id, effective_on, account_id, amount_minor, currency)
      select h.id, h."effectiveOn", l.account_id, l.amount_minor, l.currency from line l join head h using ("index")
    )
    select "index", id from head
  `.execute(tx);
  const ids = new Map(rows.map(({ index, id }) => [index, id]));
  return entries.map((_, index) => ids.get(index) ?? null);
}

/**
 * Takes entries back by entries that say the opposite on the same day; the originals stay. One that was taken back
 * already, or takes another back, is passed over. Returns the ids of the reversals.
 */
export async function reverseEntries(
  tx: Tx,
  recordingId: number,
  entryIds: readonly number[],
  reason: string,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with original as materialized (
      select e.*, nextval(pg_get_serial_sequence('ledger_entry', 'id')) as reversal_id from ledger_entry e
      where e.id = any(${[...entryIds]}::bigint[]) and e.reverses_id is null
        and not exists (
          select from ledger_entry r where r.reverses_id = e.id and r.effective_on = e.effective_on)
      order by e.id
    ), reversal as (
      insert into ledger_entry (id, kind, effective_on, meeting_id, loan_id, import_id, reverses_id, reason)
        overriding system value
      select reversal_id, kind, effective_on, meeting_id, loan_id, ${recordingId}, id, ${reason} from original
    ), written as (
      insert into ledger_line (entry_id, effective_on, account_id, amount_minor, currency)
      select o.reversal_id, o.effective_on, l.account_id, -l.amount_minor, l.currency
      from original o join ledger_line l on l.entry_id = o.id and l.effective_on = o.effective_on
    )
    select reversal_id as id from original
  `.execute(tx);
  return rows.map(({ id }) => id);
}
