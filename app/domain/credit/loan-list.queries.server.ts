import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import { dayCursor, readDayCursor, type DayCursor } from '~/platform/day-cursor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import type { LoanSource } from './loan-source';
import type { LoanState } from './loan.states';

/** A loan or request as lists show it; minor units. */
export type LoanRow = {
  id: string;
  code: string;
  source: LoanSource;
  state: string;
  memberId: string;
  borrower: string;
  groupName: string;
  currency: string;
  amountMinor: number;
  /** The day it was asked for or paid out. */
  onDay: string;
};

const COLUMNS = sql`m.id as member_id, m.display_name as borrower, g.name as group_name, b.currency`;
const GROUP = sql`join self_help_group g on g.id = x.group_id join branch b on b.id = g.branch_id
  join member m on m.id = x.member_id`;
const may = (staff: Staff) => staffMay(staff, 'read_loans', { branch: 'g.branch_id', group: 'g.id' });
const PAGE = 30;

export type LoanFilter = {
  state: LoanState | null;
  source: LoanSource | null;
  cursor: string | null;
};

type LoanPage = { rows: LoanRow[]; next: string | null };

const LOANS = sql`select x.id, x.code, x.source, x.status as state, x.principal_minor as amount_minor,
  x.disbursed_on as on_day, ${COLUMNS} from loan x ${GROUP}`;

/** The first of the rows found, which are one more than a page where there are further; `cursorOf` its last leads on. */
function pageOf<Row>(found: Row[], cursorOf: (last: Row) => string): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? cursorOf(last) : null };
}

/** Loans of the branches where the person reads loans, the last written down first, a page at a time by the last id. */
export async function loanPage(db: Db, staff: Staff, { state, source, cursor }: LoanFilter): Promise<LoanPage> {
  const after = isId(cursor ?? undefined) ? cursor : null;
  const { rows } = await sql<LoanRow>`${LOANS}
    where ${may(staff)} and (${state}::text is null or x.status = ${state}) and (${source}::text is null or x.source = ${source})
      and (${after}::uuid is null or x.id < ${after}::uuid)
    order by x.id desc limit ${PAGE + 1}
  `.execute(db);
  return pageOf(rows, ({ id }) => id);
}

/** Loans of a group's own money that are no longer open, the last paid out first, a page at a time. */
export async function endedLoansOfGroup(db: Db, groupId: string, cursor: string | null): Promise<LoanPage> {
  const last = readDayCursor(cursor);
  const { rows } = await sql<LoanRow>`${LOANS}
    where x.group_id = ${groupId} and x.source = 'internal' and x.status not in ('active', 'restructured')
      and ${last ? sql`(x.disbursed_on, x.id) < (${last.day}::date, ${last.id}::uuid)` : sql`true`}
    order by x.disbursed_on desc, x.id desc limit ${PAGE + 1}
  `.execute(db);
  return pageOf(rows, ({ onDay, id }) => dayCursor({ day: onDay, id }));
}

/** A page of a list that is worked through; `count` is how many there are in all. */
type WorkPage<Row> = { rows: Row[]; count: number; next: string | null };

type Counted = { count: number; at: string };

const workPage = <Row extends LoanRow>(found: (Row & Counted)[]): WorkPage<Row> => ({
  ...pageOf(found, ({ at, id }) => dayCursor({ day: at, id })),
  count: found[0]?.count ?? 0,
});

const after = (cursor: DayCursor | null) =>
  cursor ? sql`(x.at, x.id) > (${cursor.day}::date, ${cursor.id}::uuid)` : sql`true`;

/**
 * What waits for somebody: requests, approved loans not paid out, proposals to write off; oldest first, a page at a time.
 */
export async function waitingLoans(db: Db, staff: Staff, cursor: string | null): Promise<WorkPage<LoanRow>> {
  const { rows } = await sql<LoanRow & Counted>`
    with all_waiting as (
      select x.id, x.number as code, x.source, x.state, x.amount_minor, x.asked_on as on_day, ${COLUMNS}
      from loan_request x ${GROUP} where ${may(staff)} and x.state in ('requested', 'approved')
      union all
      select x.id, x.code, x.source, 'write_off_proposed', x.principal_minor, w.proposed_at::date, ${COLUMNS}
      from loan_write_off w join loan x on x.id = w.loan_id ${GROUP} where ${may(staff)} and w.state = 'proposed'
    ), x as (select *, on_day as at, count(*) over ()::integer as count from all_waiting)
    select * from x where ${after(readDayCursor(cursor))} order by x.at, x.id limit ${PAGE + 1}
  `.execute(db);
  return workPage(rows);
}

export type OverdueLoan = LoanRow & { overdueMinor: number; daysPastDue: number };

/** Loans of our own whose instalments are past due on a day, longest first, a page at a time. */
export async function overdueLoans(
  db: Db,
  staff: Staff,
  on: string,
  cursor: string | null,
): Promise<WorkPage<OverdueLoan>> {
  const { rows } = await sql<OverdueLoan & Counted>`
    with all_late as (
      select x.id, x.code, x.source, x.status as state, x.principal_minor as amount_minor, x.disbursed_on as on_day, ${COLUMNS},
        (late.due - late.paid)::bigint as overdue_minor, ${on}::date - late.oldest as days_past_due, late.oldest as at
      from loan x ${GROUP} cross join lateral (
        select paid.minor as paid, sum(i.total) as due, min(i.due_on) filter (where i.by_then > paid.minor) as oldest
        from (select coalesce(sum(amount_minor), 0) as minor from loan_payment
            where loan_id = x.id and reversed_in is null and paid_on <= ${on}) paid,
          (select due_on, principal_due_minor + interest_due_minor as total,
              sum(principal_due_minor + interest_due_minor) over (order by number) as by_then
            from loan_instalment where loan_id = x.id and reversed_in is null and due_on < ${on}) i
        group by paid.minor
      ) late
      where ${may(staff)} and x.source in ('internal', 'own_fund') and x.status in ('active', 'restructured')
        and late.due > late.paid
    ), x as (select *, count(*) over ()::integer as count from all_late)
    select * from x where ${after(readDayCursor(cursor))} order by x.at, x.id limit ${PAGE + 1}
  `.execute(db);
  return workPage(rows);
}

/** A member's own loans and requests, newest first. */
export async function loansOfMember(db: Db, memberId: string): Promise<LoanRow[]> {
  const { rows } = await sql<LoanRow>`
    select x.id, x.number as code, x.source, x.state, x.amount_minor, x.asked_on as on_day, ${COLUMNS}
    from loan_request x ${GROUP} where x.member_id = ${memberId} and x.loan_id is null
    union all
    select x.id, x.code, x.source, x.status, x.principal_minor, x.disbursed_on, ${COLUMNS}
    from loan x ${GROUP} where x.member_id = ${memberId}
    order by on_day desc, id desc limit 100
  `.execute(db);
  return rows;
}

/** What members ask of a group's own money and is neither decided nor paid out, the oldest first; at most 100. */
export async function requestsToGroup(db: Db, groupId: string): Promise<LoanRow[]> {
  const { rows } = await sql<LoanRow>`
    select x.id, x.number as code, x.source, x.state, x.amount_minor, x.asked_on as on_day, ${COLUMNS}
    from loan_request x ${GROUP}
    where x.group_id = ${groupId} and x.source = 'internal' and x.state in ('requested', 'approved')
    order by x.asked_on, x.id limit 100
  `.execute(db);
  return rows;
}
