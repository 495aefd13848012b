import { sql } from 'kysely';
import type { LockedGroup } from '~/domain/programme/lock-group.server';
import type { ShareOutFacts } from '~/domain/programme/share-out-figures';
import { addDays } from '~/platform/day';
import type { Db } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { openLoans } from './open-loans.queries.server';

/** Where a share-out of a group stands, whether it can be drawn up or not. */
export type ShareOutPlace = {
  cycleId: string;
  cycleNumber: number;
  fromOn: string;
  toOn: string;
  meetingId: string;
  scheduledOn: string;
  heldOn: string;
};

export type ShareOutRefusal =
  | { code: 'rotating' }
  | { code: 'no-cycle' }
  | { code: 'no-meeting'; from: string }
  | { code: 'meeting-waiting'; heldOn: string }
  | { code: 'books-after-meeting'; heldOn: string; latest: string }
  | { code: 'savings-below-zero'; name: string }
  | { code: 'nothing-to-share' };

/**
 * What a share-out of the open cycle would rest on, at the group's last held meeting. Fails where it has none: `rotating`,
 * `no-cycle`, `no-meeting` held in it, `meeting-waiting` (one that is not signed yet, or was written down twice),
 * `books-after-meeting` (money moved after that meeting: it belongs to the next one), `savings-below-zero`,
 * `nothing-to-share`.
 */
export async function shareOutFacts(
  db: Db,
  group: Pick<LockedGroup, 'id' | 'kind' | 'currency'>,
): Promise<Result<{ place: ShareOutPlace; facts: ShareOutFacts }, ShareOutRefusal>> {
  if (group.kind === 'rotating') return fail({ code: 'rotating' });
  const found = await findPlace(db, group.id);
  if (!found) return fail({ code: 'no-cycle' });
  const { place, waitingOn, latestEntryOn } = found;
  if (place.meetingId === null) return fail({ code: 'no-meeting', from: place.fromOn });
  if (waitingOn !== null) return fail({ code: 'meeting-waiting', heldOn: waitingOn });
  if (latestEntryOn !== null && latestEntryOn > place.heldOn) {
    return fail({ code: 'books-after-meeting', heldOn: place.heldOn, latest: latestEntryOn });
  }
  const [balances, members, loans] = [
    await balancesOf(db, group),
    await membersOf(db, group, place.heldOn),
    await openLoans(db, group.id, place.heldOn),
  ];
  const below = members.find(({ savedMinor }) => savedMinor < 0);
  if (below) return fail({ code: 'savings-below-zero', name: below.name });
  if (!members.some(({ savedMinor }) => savedMinor > 0)) return fail({ code: 'nothing-to-share' });
  return ok({ place, facts: { ...balances, members, loans } });
}

type Found = {
  place: ShareOutPlace;
  waitingOn: string | null;
  latestEntryOn: string | null;
};

async function findPlace(db: Db, groupId: string): Promise<Found | undefined> {
  const { rows } = await sql<ShareOutPlace & Omit<Found, 'place'>>`
    select c.id as cycle_id, c.number as cycle_number, c.from_on, c.to_on, m.id as meeting_id, m.scheduled_on, m.held_on,
      (select min(s.held_on) from meeting_sheet s where s.group_id = c.group_id and s.state in ('unsigned', 'conflict')
        and s.held_on >= c.from_on) as waiting_on,
      (select max(l.effective_on) from ledger_account a join ledger_line l on l.account_id = a.id
        where a.group_id = c.group_id and l.effective_on >= c.from_on) as latest_entry_on
    from group_cycle c
    left join lateral (
      select id, scheduled_on, held_on from meeting where group_id = c.group_id and held_on >= c.from_on
      order by held_on desc, scheduled_on desc limit 1
    ) m on true
    where c.group_id = ${groupId} and c.closed_on is null
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { waitingOn, latestEntryOn, ...place } = row;
  return { place, waitingOn, latestEntryOn };
}

async function balancesOf(db: Db, { id, currency }: Pick<LockedGroup, 'id' | 'currency'>) {
  const { rows } = await sql<Omit<ShareOutFacts, 'members' | 'loans'>>`
    select coalesce(-sum(balance_minor) filter (where kind = 'interest_income'), 0)::bigint as interest_minor,
      coalesce(-sum(balance_minor) filter (where kind = 'fine_income'), 0)::bigint as fines_minor,
      coalesce(-sum(balance_minor) filter (where kind = 'other_income'), 0)::bigint as other_income_minor,
      coalesce(sum(balance_minor) filter (where kind = 'expense'), 0)::bigint as expenses_minor,
      coalesce(sum(balance_minor) filter (where kind = 'loan_loss'), 0)::bigint as losses_minor,
      coalesce(sum(balance_minor) filter (where kind = 'share_out'), 0)::bigint as shared_before_minor,
      coalesce(-sum(balance_minor) filter (where kind = 'social_fund'), 0)::bigint as social_fund_minor,
      coalesce(sum(balance_minor) filter (where kind = 'cash_box'), 0)::bigint as cash_minor,
      coalesce(sum(balance_minor) filter (where kind = 'bank'), 0)::bigint as bank_minor
    from ledger_balance where group_id = ${id} and currency = ${currency}
  `.execute(db);
  const [balances] = rows;
  if (!balances) throw new Error('a sum without a row');
  return balances;
}

/** Everybody with savings, member or not any more, and every member of the day; numbered by code as numbers are counted. */
async function membersOf(db: Db, group: Pick<LockedGroup, 'id' | 'currency'>, heldOn: string) {
  const { rows } = await sql<ShareOutFacts['members'][number]>`
    with saved as (
      select member_id, -sum(balance_minor)::bigint as saved_minor from ledger_balance
      where group_id = ${group.id} and currency = ${group.currency} and kind = 'member_savings' group by member_id
    ), open as (
      select distinct member_id from membership
      where group_id = ${group.id} and joined_on <= ${heldOn} and (left_on is null or left_on > ${heldOn})
    )
    select m.id as member_id, m.code, m.display_name as name, coalesce(s.saved_minor, 0) as saved_minor,
      o.member_id is not null as is_member
    from member m left join saved s on s.member_id = m.id left join open o on o.member_id = m.id
    where m.id in (select member_id from saved where saved_minor <> 0 union select member_id from open)
  `.execute(db);
  const byNumber = new Intl.Collator('en', { numeric: true });
  return rows.sort((a, b) => byNumber.compare(a.code, b.code) || (a.code < b.code ? -1 : 1));
}

/** The day after the meeting at which a cycle was shared out begins the next, as long as the last one. */
export function nextCycleDays({ fromOn, toOn, heldOn }: Pick<ShareOutPlace, 'fromOn' | 'toOn' | 'heldOn'>) {
  const days = Math.round((Date.parse(toOn) - Date.parse(fromOn)) / 86_400_000);
  return { fromOn: addDays(heldOn, 1), toOn: addDays(heldOn, 1 + days) };
}
