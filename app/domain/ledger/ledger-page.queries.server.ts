import { sql } from 'kysely';
import { isDay } from '~/platform/day';
import type { Db } from '~/platform/db.server';
import type { LedgerAccountKind } from './account-kinds';

export type LedgerPageLine = {
  accountId: number;
  kind: LedgerAccountKind;
  memberId: string | null;
  memberName: string | null;
  loanCode: string | null;
  /** Minor units: a debit > 0, a credit < 0. */
  amountMinor: number;
};

export type LedgerPageEntry = {
  id: number;
  kind: string;
  effectiveOn: string;
  postedAt: Date;
  reason: string | null;
  currency: string;
  /** Who kept the record, where it was kept by hand. */
  recordedBy: string | null;
  meetingOn: string | null;
  loanCode: string | null;
  /** The entry that this one takes back, or that takes this one back and why. */
  reversesId: number | null;
  reversedById: number | null;
  reversedReason: string | null;
  lines: LedgerPageLine[];
};

export type LedgerPage = { entries: LedgerPageEntry[]; next: string | null };

const PAGE_SIZE = 25;

/**
 * A page of a group's ledger, newest day first, with every line; entries that were taken back stay where they are. The
 * cursor is the last entry of the page before ("2026-05-19~812"); one that has another form begins at the newest. The
 * caller has seen to it that the reader may read these books.
 */
export async function groupLedgerPage(db: Db, groupId: string, cursor: string | null): Promise<LedgerPage> {
  const [, on, before] = /^([\d-]{10})~(\d{1,15})$/.exec(cursor ?? '') ?? [];
  const [day, id] = isDay(on) ? [on, before ?? null] : [null, null];
  const { rows } = await sql<LedgerPageEntry>`
    with listed as (
      select distinct newest.effective_on, newest.entry_id
      from ledger_account a cross join lateral (
        select l.effective_on, l.entry_id from ledger_line l
        where l.account_id = a.id and l.effective_on <= coalesce(${day}::date, 'infinity')
          and (${day}::date is null or (l.effective_on, l.entry_id) < (${day}::date, ${id}::bigint))
        order by l.effective_on desc, l.entry_id desc limit ${PAGE_SIZE + 1}
      ) as newest
      where a.group_id = ${groupId}
      order by newest.effective_on desc, newest.entry_id desc limit ${PAGE_SIZE + 1}
    )
    select e.id, e.kind, e.effective_on, e.posted_at, e.reason, e.reverses_id, back.id as reversed_by_id,
      back.reason as reversed_reason, t.scheduled_on as meeting_on, n.code as loan_code, who.display_name as recorded_by,
      line.currency, line.lines
    from listed
    join ledger_entry e on e.id = listed.entry_id and e.effective_on = listed.effective_on
    left join ledger_entry back on back.reverses_id = e.id and back.effective_on = e.effective_on
    left join meeting t on t.id = e.meeting_id
    left join loan n on n.id = e.loan_id
    left join desk_recording r on r.id = e.import_id
    left join account who on who.id = r.account_id
    cross join lateral (
      select min(l.currency) as currency,
        jsonb_agg(jsonb_build_object('accountId', a.id, 'kind', a.kind, 'memberId', a.member_id,
          'memberName', m.display_name, 'loanCode', o.code, 'amountMinor', l.amount_minor)
          order by l.amount_minor < 0, m.code, a.id) as lines
      from ledger_line l
      join ledger_account a on a.id = l.account_id
      left join member m on m.id = a.member_id
      left join loan o on o.id = a.loan_id
      where l.entry_id = e.id and l.effective_on = e.effective_on
    ) as line
    order by e.effective_on desc, e.id desc
  `.execute(db);
  const entries = rows.slice(0, PAGE_SIZE);
  const last = entries.at(-1);
  return { entries, next: rows.length > PAGE_SIZE && last ? `${last.effectiveOn}~${last.id}` : null };
}
