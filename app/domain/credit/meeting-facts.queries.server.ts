import { sql } from 'kysely';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { groupFacts, type GroupFacts } from '~/domain/programme/group-facts.queries.server';
import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import type { ApprovedRequest, MeetingFacts, SheetLoan, SheetMember } from '~/domain/programme/meeting-sheet';
import { nextTurn } from '~/domain/programme/rotation.queries.server';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { openLoans } from './open-loans.queries.server';

export type GroupMeetingFacts = MeetingFacts & Pick<GroupFacts, 'branchId' | 'timeZone'>;

/** `on`: the day of the meeting, where it is not today. `meeting`: one that is recorded, whose own rows are left out. */
type Asked = { groupId: string; on?: string; meeting?: { id: string; heldOn: string; scheduledOn: string } };

/**
 * What a group's books say before a meeting, for whoever keeps the group: members with their savings, open loans with
 * what is due and owed, the last count of the box, the terms, what was approved and what the desk recorded since.
 * Undefined where there is no such group for the actor.
 */
export async function meetingFacts(
  db: Db,
  actor: Actor,
  { groupId, on: given, meeting }: Asked,
  clock: Clock,
): Promise<GroupMeetingFacts | undefined> {
  const group = await groupFacts(db, actor, groupId, 'keep');
  if (!group) return undefined;
  const now = today(clock, group.timeZone);
  const on = meeting?.heldOn ?? (given !== undefined && given <= now ? given : now);
  const terms = await groupTerms(db, groupId, on);
  const past = await lastMeeting(db, groupId, on, meeting?.id ?? null);
  const members = await membersBefore(db, groupId, on, meeting?.id ?? null);
  const loans = meeting ? await loansBefore(db, groupId, meeting.heldOn) : await openNow(db, groupId, on);
  const approved = meeting ? [] : await approvedRequests(db, groupId);
  const between = await movedBetween(db, groupId, { after: past.heldOn, on, leaveOut: meeting?.heldOn ?? null });
  const turn = group.kind === 'rotating' ? await nextTurn(db, groupId) : undefined;
  return {
    groupId,
    name: group.name,
    kind: group.kind,
    currency: group.currency,
    branchId: group.branchId,
    timeZone: group.timeZone,
    today: now,
    formedOn: group.formedOn,
    plannedOn: past.plannedOn,
    last: past.heldOn === null ? null : { heldOn: past.heldOn, closingMinor: past.closingMinor },
    terms,
    members,
    loans,
    approved,
    between,
    turnOf: turn?.memberId ?? null,
  };
}

/** Notes that staff saw what the page of a meeting shows of each member: her savings and what she owes. */
export async function noteFactsRead(db: Db, reader: Actor, { members, loans }: GroupMeetingFacts): Promise<void> {
  await noteReadings(db, reader, [...readingsOf(members, 'savings'), ...readingsOf(loans, 'loans')]);
}

type Past = { heldOn: string | null; closingMinor: number | null; plannedOn: string | null };

async function lastMeeting(db: Db, groupId: string, on: string, without: string | null): Promise<Past> {
  const { rows } = await sql<Past>`
    select l.held_on, l.cash_close_counted_minor as closing_minor, p.planned_on
    from (values (1)) one (row)
    left join lateral (
      select held_on, cash_close_counted_minor from meeting
      where group_id = ${groupId} and held_on <= ${on} and id is distinct from ${without}::uuid
        and (${without}::uuid is null or (held_on, scheduled_on) < (
          select held_on, scheduled_on from meeting where id = ${without}::uuid))
      order by held_on desc, scheduled_on desc limit 1
    ) l on true
    left join lateral (
      select planned_on from meeting_plan where group_id = ${groupId} and ended_at is null
    ) p on true
  `.execute(db);
  return rows[0] ?? { heldOn: null, closingMinor: null, plannedOn: null };
}

/** Members of the day and those who left in the two months before; officers first, then by code. */
async function membersBefore(db: Db, groupId: string, on: string, without: string | null): Promise<SheetMember[]> {
  const { rows } = await sql<SheetMember>`
    with member_now as (
      select distinct on (member_id) member_id, joined_on, left_on, role from membership
      where group_id = ${groupId} and (left_on is null or left_on > ${on}::date - 60)
      order by member_id, joined_on desc
    ), saved as (
      select member_id, sum(-balance_minor) as minor from ledger_balance
      where group_id = ${groupId} and kind = 'member_savings' group by member_id
    ), today as (
      select member_id, sum(amount_minor) as minor from saving
      where meeting_id = ${without}::uuid and reversed_in is null group by member_id
    )
    select m.id as member_id, m.code, m.display_name as name, s.joined_on, s.left_on,
      (coalesce(saved.minor, 0) - coalesce(today.minor, 0))::bigint as saved_minor,
      coalesce(pin.pin_hash is not null, false) as has_pin
    from member_now s join member m on m.id = s.member_id
    left join saved on saved.member_id = m.id
    left join today on today.member_id = m.id
    left join member_pin pin on pin.member_id = m.id
    order by array_position(array['president', 'secretary', 'treasurer', 'bookkeeper'], s.role) nulls last,
      length(m.code), m.code
  `.execute(db);
  return rows;
}

async function openNow(db: Db, groupId: string, on: string): Promise<SheetLoan[]> {
  const loans = await openLoans(db, groupId, on);
  return loans.map(({ loanId, code, memberId, borrower, dueMinor, owedMinor }) => ({
    loanId,
    code,
    memberId,
    name: borrower,
    dueMinor,
    owedMinor,
  }));
}

/** Loans that were open on a day before anything was paid on it, or that something was paid on; what was owed then. */
async function loansBefore(db: Db, groupId: string, on: string): Promise<SheetLoan[]> {
  const { rows } = await sql<SheetLoan>`
    select l.id as loan_id, l.code, l.member_id, m.display_name as name, 0::bigint as due_minor,
      (coalesce(i.planned, l.principal_minor) - p.paid + p.paid_on_day)::bigint as owed_minor
    from loan l join member m on m.id = l.member_id
      cross join lateral (
        select coalesce(sum(amount_minor), 0) as paid,
          coalesce(sum(amount_minor) filter (where paid_on = ${on}), 0) as paid_on_day
        from loan_payment where loan_id = l.id and reversed_in is null
      ) p
      left join lateral (
        select sum(principal_due_minor + interest_due_minor) as planned from loan_instalment
        where loan_id = l.id and reversed_in is null
      ) i on true
    where l.group_id = ${groupId} and l.source = 'internal' and l.disbursed_on <= ${on}
      and (l.status in ('active', 'restructured') or p.paid_on_day > 0)
    order by m.display_name, l.disbursed_on, l.id
  `.execute(db);
  return rows;
}

/** Requests for the group's own money that were approved and not paid out. */
export async function approvedRequests(db: Db, groupId: string): Promise<ApprovedRequest[]> {
  return db
    .selectFrom('loanRequest')
    .innerJoin('member', 'member.id', 'loanRequest.memberId')
    .select(({ fn, ref }) => [
      'loanRequest.id as requestId',
      'loanRequest.memberId',
      'member.displayName as name',
      fn.coalesce(ref('loanRequest.approvedMinor'), ref('loanRequest.amountMinor')).as('amountMinor'),
    ])
    .where('loanRequest.groupId', '=', groupId)
    .where('loanRequest.source', '=', 'internal')
    .where('loanRequest.state', '=', 'approved')
    .orderBy('loanRequest.id')
    .execute();
}

/**
 * Internal loans paid back or given since the last meeting, which belong to this one (rule G7); with `leaveOut`, the
 * payments of that day stand in the meeting itself.
 */
async function movedBetween(
  db: Db,
  groupId: string,
  { after, on, leaveOut }: { after: string | null; on: string; leaveOut: string | null },
): Promise<MeetingFacts['between']> {
  const { rows } = await sql<{ on: string; amountMinor: number }>`
    select paid_on as on, sum(amount_minor)::bigint as amount_minor from (
      select p.paid_on, p.amount_minor from loan l join loan_payment p on p.loan_id = l.id and p.reversed_in is null
      where l.group_id = ${groupId} and l.source = 'internal' and p.paid_on is distinct from ${leaveOut}::date
        and p.paid_on > coalesce(${after}::date, '-infinity') and p.paid_on <= ${on}::date
      union all
      select disbursed_on, -principal_minor from loan
      where group_id = ${groupId} and source = 'internal'
        and disbursed_on > coalesce(${after}::date, '-infinity') and disbursed_on <= ${on}::date
    ) moved
    group by paid_on order by paid_on
  `.execute(db);
  return rows;
}
