import { sql } from 'kysely';
import type { LockedGroup } from '~/domain/programme/lock-group.server';
import type { Db, Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { openLoans } from './open-loans.queries.server';

/** What a member who leaves is paid; minor units. */
export type LeavingFigures = {
  savedMinor: number;
  /** Her loans of the group's money, and what pays each off on the day of the meeting. */
  loans: { loanId: string; code: string; owedMinor: number }[];
  owedMinor: number;
  /** Her requests for loans that wait; leaving takes them back. */
  openRequests: number;
  /** What she gets in her hand. */
  paidMinor: number;
  /** The meeting whose box it comes out of; null where there is nothing to settle. */
  meeting: { id: string; scheduledOn: string; heldOn: string } | null;
};

export type LeavingRefusal =
  | { code: 'owes-more'; missingMinor: number }
  | { code: 'no-meeting' }
  | { code: 'meeting-waiting'; heldOn: string }
  | { code: 'books-after-meeting'; heldOn: string; latest: string }
  | { code: 'box-short'; missingMinor: number };

/**
 * What settles a member's account with her group at its last held meeting: her savings, less what pays off her loans of
 * the group's money that day. Fails where it cannot be: `owes-more` than she has saved, `no-meeting` held yet,
 * `meeting-waiting` (one is not settled itself), `books-after-meeting` (money moved since: it belongs to the next one),
 * `box-short` (the box lacks so much). A share of what the group earned is paid at the share-out alone.
 */
export async function leavingFigures(
  db: Db | Tx,
  group: Pick<LockedGroup, 'id' | 'currency'>,
  memberId: string,
): Promise<Result<LeavingFigures, LeavingRefusal>> {
  const found = await standing(db, group, memberId);
  const { savedMinor, cashMinor, openRequests, waitingOn, latestEntryOn, id, scheduledOn, heldOn } = found;
  const open = heldOn === null ? [] : await openLoans(db, group.id, heldOn);
  const loans = open
    .filter((loan) => loan.memberId === memberId)
    .map(({ loanId, code, owedMinor }) => ({ loanId, code, owedMinor }));
  const owedMinor = loans.reduce((sum, loan) => sum + loan.owedMinor, 0);
  const paidMinor = savedMinor - owedMinor;
  if (paidMinor < 0) return fail({ code: 'owes-more', missingMinor: -paidMinor });
  const figures = { savedMinor, loans, owedMinor, openRequests, paidMinor };
  if (savedMinor === 0) return ok({ ...figures, meeting: null });
  if (id === null || scheduledOn === null || heldOn === null) return fail({ code: 'no-meeting' });
  if (waitingOn !== null) return fail({ code: 'meeting-waiting', heldOn: waitingOn });
  if (latestEntryOn !== null && latestEntryOn > heldOn) {
    return fail({ code: 'books-after-meeting', heldOn, latest: latestEntryOn });
  }
  if (paidMinor > cashMinor) return fail({ code: 'box-short', missingMinor: paidMinor - cashMinor });
  return ok({ ...figures, meeting: { id, scheduledOn, heldOn } });
}

type Standing = {
  savedMinor: number;
  cashMinor: number;
  openRequests: number;
  waitingOn: string | null;
  latestEntryOn: string | null;
  id: string | null;
  scheduledOn: string | null;
  heldOn: string | null;
};

async function standing(db: Db | Tx, group: Pick<LockedGroup, 'id' | 'currency'>, memberId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select coalesce(-sum(balance_minor) filter (where kind = 'member_savings' and member_id = ${memberId}), 0)::bigint as saved_minor,
      coalesce(sum(balance_minor) filter (where kind = 'cash_box'), 0)::bigint as cash_minor,
      (select count(*)::int from loan_request where group_id = ${group.id} and member_id = ${memberId}
        and state in ('requested', 'approved')) as open_requests,
      (select min(held_on) from meeting_sheet where group_id = ${group.id} and state in ('unsigned', 'conflict')) as waiting_on,
      (select max(l.effective_on) from ledger_account a join ledger_line l on l.account_id = a.id
        where a.group_id = ${group.id} and l.effective_on >= last.held_on) as latest_entry_on,
      last.id, last.scheduled_on, last.held_on
    from (values (1)) one (row)
    left join ledger_balance on group_id = ${group.id} and currency = ${group.currency}
    left join lateral (
      select id, scheduled_on, held_on from meeting where group_id = ${group.id} and held_on is not null
      order by held_on desc, scheduled_on desc limit 1
    ) last on true
    group by last.id, last.scheduled_on, last.held_on
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a sum without a row');
  return row;
}
