import { sql } from 'kysely';
import { noteReadings, type Reading } from '~/domain/identity/note-reading.server';
import { mayKeepGroup, mayReadBooks } from '~/domain/programme/group-access.server';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

/** One row of a meeting, as it stands or as it stood: then `by`, `at` and `reason` say who replaced it and why. */
export type RecordRow = {
  what: 'mark' | 'saving' | 'movement' | 'repayment' | 'lent' | 'resolution';
  id: number | null;
  /** The member, or the borrower. */
  memberId: string | null;
  name: string | null;
  loanId: string | null;
  /** The mark, the kind of cash, the loan's code, or what was resolved. */
  word: string;
  note: string | null;
  amountMinor: number | null;
  votes: { for: number; against: number; abstained: number } | null;
  importId: number | null;
  reversedIn: number | null;
  by: string | null;
  at: string | null;
  reason: string | null;
};

export type MeetingRecord = {
  id: string;
  groupId: string;
  groupName: string;
  currency: string;
  timeZone: string;
  scheduledOn: string;
  heldOn: string | null;
  status: 'held' | 'missed' | 'cancelled';
  cashOpenMinor: number | null;
  cashCloseMinor: number | null;
  openingExpectedMinor: number | null;
  openingReason: string | null;
  closingComputedMinor: number | null;
  closingReason: string | null;
  minutes: string;
  signed: string[];
  recordedBy: string | null;
  recordedAt: string | null;
  mayKeep: boolean;
  rows: RecordRow[];
  /** The number of the latest recording that wrote or replaced a row: two people who correct it compare it. */
  version: number;
};

type Head = Omit<MeetingRecord, 'rows' | 'version'>;

const COLUMNS = { branch: 'g.branch_id', group: 'g.id' };

/** A recorded meeting with everything that was ever written of it, for whoever may read the group's books. */
export async function meetingRecord(
  db: Db,
  actor: Actor,
  { groupId, meetingId }: { groupId: string; meetingId: string },
): Promise<MeetingRecord | undefined> {
  const heads = await sql<Head>`
    select m.id, g.id as group_id, g.name as group_name, b.currency, b.timezone as time_zone, m.scheduled_on, m.held_on,
      m.status, m.cash_open_minor, m.cash_close_counted_minor as cash_close_minor, d.opening_expected_minor,
      d.opening_reason, d.closing_computed_minor, d.closing_reason, coalesce(d.minutes, '') as minutes,
      coalesce((select array_agg(p.display_name order by n.signed_at, p.code) from meeting_signature n
        join member p on p.id = n.member_id where n.sheet_id = s.id), '{}') as signed,
      a.display_name as recorded_by, s.received_at as recorded_at, ${mayKeepGroup(actor, COLUMNS)} as may_keep
    from meeting m join self_help_group g on g.id = m.group_id join branch b on b.id = g.branch_id
    left join meeting_detail d on d.meeting_id = m.id
    left join meeting_sheet s on s.meeting_id = m.id and s.state = 'recorded'
    left join account a on a.id = s.account_id
    where m.id = ${meetingId} and g.id = ${groupId} and ${mayReadBooks(actor, COLUMNS)}
  `.execute(db);
  const [head] = heads.rows;
  if (!head) return undefined;
  const rows = await rowsOf(db, head);
  const version = Math.max(0, ...rows.flatMap(({ importId, reversedIn }) => [importId ?? 0, reversedIn ?? 0]));
  await noteReadings(db, actor, rows.flatMap(readingIn));
  return { ...head, rows, version };
}

async function rowsOf(db: Db, { id, groupId, scheduledOn, heldOn }: Head): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with row as (
      select 'mark' as what, id, member_id, null::uuid as loan_id, mark as word, null as note, null::bigint as amount_minor,
        null::jsonb as votes, import_id, reversed_in
      from attendance_mark where meeting_id = ${id} and meeting_on = ${scheduledOn}
      union all
      select 'saving', id, member_id, null, '', null, amount_minor, null, import_id, reversed_in
      from saving where meeting_id = ${id} and meeting_on = ${scheduledOn}
      union all
      select 'movement', id, null, null, kind, note, amount_minor, null, import_id, reversed_in
      from cash_movement where meeting_id = ${id} and meeting_on = ${scheduledOn}
      union all
      select 'repayment', p.id, l.member_id, l.id, l.code, null, p.amount_minor, null, p.import_id, p.reversed_in
      from loan l join loan_payment p on p.loan_id = l.id
      where l.group_id = ${groupId} and l.source = 'internal' and p.paid_on = ${heldOn}::date
      union all
      select 'lent', null, member_id, id, code, null, principal_minor, null, null, null
      from loan where group_id = ${groupId} and source = 'internal' and disbursed_on = ${heldOn}::date
      union all
      select 'resolution', null, null, null, text, case when carried then 'carried' end, null,
        jsonb_build_object('for', votes_for, 'against', votes_against, 'abstained', votes_abstained), import_id, reversed_in
      from meeting_resolution where meeting_id = ${id}
    )
    select r.*, m.display_name as name, a.display_name as by, d.recorded_at as at, d.reason
    from row r left join member m on m.id = r.member_id
    left join desk_recording d on d.id = r.reversed_in left join account a on a.id = d.account_id
    order by m.display_name, r.member_id, r.id
  `.execute(db);
  return rows;
}

function readingIn({ memberId, what }: RecordRow): Reading[] {
  if (memberId === null || what === 'mark') return [];
  return [{ memberId, what: what === 'repayment' || what === 'lent' ? 'loans' : 'savings' }];
}
