import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { MeetingRow } from './evidence-row';
import { knownThen, type EvidenceSubject } from './evidence-subject';
import { pageOf, type Page } from './page.server';

const MEETINGS_A_PAGE = 50;
const RECONCILED_MEETINGS = 3;

/** The held meetings from the first on (G1), or the meetings of the window, newest first (G2). */
export async function meetingRows(db: Db, subject: EvidenceSubject, cursor: string | null): Promise<Page<MeetingRow>> {
  const counted =
    subject.windowAfter === null
      ? sql`m.held_on <= ${subject.asOf}::date`
      : sql`m.scheduled_on > ${subject.windowAfter}::date and m.scheduled_on <= ${subject.asOf}::date`;
  const query = sql`
    select 'meeting' as kind, m.scheduled_on, m.held_on, m.status, null as cash,
      coalesce(m.held_on, m.scheduled_on)::text as first_key, m.scheduled_on::text as second_key
    from meeting m
    where m.group_id = ${subject.groupId}::uuid and ${counted}`;
  return pageOf(db, query, { cursor, size: MEETINGS_A_PAGE, order: subject.windowAfter === null ? 'asc' : 'desc' });
}

/** The last held meetings with what should be in the cash box after each (G7), newest first. */
export async function cashBoxRows(db: Db, subject: EvidenceSubject): Promise<Page<MeetingRow>> {
  const { groupId, asOf } = subject;
  const { rows } = await sql<MeetingRow>`
    with newest as (
      select id, scheduled_on, held_on, status, cash_open_minor, cash_close_counted_minor,
        coalesce(lead(held_on) over (order by held_on desc, scheduled_on desc), '-infinity') as previous_held_on
      from meeting
      where group_id = ${groupId}::uuid and held_on <= ${asOf}::date
      order by held_on desc, scheduled_on desc
      limit ${RECONCILED_MEETINGS}
    )
    select 'meeting' as kind, n.scheduled_on, n.held_on, n.status, jsonb_build_object(
      'openMinor', n.cash_open_minor, 'countedMinor', n.cash_close_counted_minor,
      'expectedMinor', n.cash_open_minor + saved.amount + moved.amount + paid.amount - lent.amount) as cash
    from newest n
    cross join lateral (
      select coalesce(sum(s.amount_minor), 0)::bigint as amount from saving s
      where s.meeting_id = n.id and s.meeting_on = n.scheduled_on and ${knownThen(subject, 's')}
    ) as saved
    cross join lateral (
      select coalesce(sum(case when f.kind in ('fine', 'social_fund_in', 'bank_withdrawal', 'other_in')
        then f.amount_minor else -f.amount_minor end), 0)::bigint as amount
      from cash_movement f
      where f.meeting_id = n.id and f.meeting_on = n.scheduled_on and ${knownThen(subject, 'f')}
    ) as moved
    cross join lateral (
      select coalesce(sum(l.principal_minor), 0)::bigint as amount from loan l
      where l.group_id = ${groupId}::uuid and l.source = 'internal'
        and l.disbursed_on > n.previous_held_on and l.disbursed_on <= n.held_on
    ) as lent
    cross join lateral (
      select coalesce(sum(p.amount_minor), 0)::bigint as amount
      from loan l join loan_payment p on p.loan_id = l.id
      where l.group_id = ${groupId}::uuid and l.source = 'internal' and ${knownThen(subject, 'p')}
        and p.paid_on > n.previous_held_on and p.paid_on <= n.held_on
    ) as paid
    order by n.held_on desc, n.scheduled_on desc
  `.execute(db);
  return { rows, next: null };
}
