import { sql } from 'kysely';
import type { CheckResult } from '~/domain/ledger/prove-ledger.queries.server';
import type { Db } from '~/platform/db.server';

export const BOOK_CHECKS = ['cash-box', 'member-savings', 'loan-receivable'] as const;
export type BookCheck = (typeof BOOK_CHECKS)[number];

/** A balance of the ledger that differs from what the registers come to, in minor units. */
export type BookBreak = {
  what: BookCheck;
  /** The group, the group and member, or the loan. */
  id: string;
  ledgerMinor: number;
  registersMinor: number;
};

export type BookProof = { checks: CheckResult<BookCheck>[]; breaks: BookBreak[] };

const LISTED = 100;

/**
 * Looks whether the ledger says what the registers say, imported or kept by hand: each group's cash box, each member's
 * savings in a group, and of each loan of our own what is still owed and what interest was paid. A loan that two people
 * wrote off is owed nothing any more. Gives at most 100 breaks of each; none is the proof.
 */
export async function compareBooks(db: Db): Promise<BookProof> {
  const { rows } = await sql<{ what: BookCheck; lookedAt: number; broken: number; breaks: Omit<BookBreak, 'what'>[] }>`
    with moved as (
      select m.group_id as id, s.amount_minor from saving s join meeting m on m.id = s.meeting_id where s.reversed_in is null
      union all
      select m.group_id, case when c.kind in ('fine', 'social_fund_in', 'bank_withdrawal', 'other_in')
        then c.amount_minor else -c.amount_minor end
      from cash_movement c join meeting m on m.id = c.meeting_id where c.reversed_in is null
      union all
      select group_id, -principal_minor from loan where source = 'internal'
      union all
      select l.group_id, p.amount_minor from loan_payment p join loan l on l.id = p.loan_id
      where p.reversed_in is null and l.source = 'internal'
    ), own_loan as (
      select l.id, l.principal_minor, coalesce(p.paid, 0) as paid,
        exists (select from loan_write_off w where w.loan_id = l.id and w.state = 'approved') as off_the_books
      from loan l left join (
        select loan_id, sum(amount_minor) as paid from loan_payment where reversed_in is null group by loan_id
      ) p on p.loan_id = l.id
      where l.source in ('internal', 'own_fund')
    ), interest as (
      select o.id, o.principal_minor, o.paid, o.off_the_books, coalesce(
        (select sum(least(greatest(o.paid - i.before, 0), i.interest_due_minor)) from (
          select interest_due_minor, sum(principal_due_minor + interest_due_minor) over (order by number)
            - principal_due_minor - interest_due_minor as before
          from loan_instalment where loan_id = o.id and reversed_in is null) i),
        greatest(o.paid - o.principal_minor, 0)) as interest
      from own_loan o
    ), registers as (
      select 'cash-box' as what, id::text as id, sum(amount_minor) as amount from moved group by id
      union all
      select 'member-savings', m.group_id || '/' || s.member_id, -sum(s.amount_minor)
      from saving s join meeting m on m.id = s.meeting_id where s.reversed_in is null group by m.group_id, s.member_id
      union all
      select 'loan-receivable', id::text, case when off_the_books then 0 else principal_minor - (paid - interest) end
      from interest
    ), ledger as (
      select case a.kind when 'cash_box' then 'cash-box' when 'member_savings' then 'member-savings'
          else 'loan-receivable' end as what,
        case a.kind when 'cash_box' then a.group_id::text when 'member_savings' then a.group_id || '/' || a.member_id
          else a.loan_id::text end as id,
        sum(l.amount_minor) as amount
      from ledger_line l join ledger_account a on a.id = l.account_id
      where a.kind in ('cash_box', 'member_savings', 'loan_receivable') group by 1, 2
    ), compared as (
      select coalesce(r.what, l.what) as what, coalesce(r.id, l.id) as id,
        coalesce(l.amount, 0)::bigint as ledger_minor, coalesce(r.amount, 0)::bigint as registers_minor
      from registers r full join ledger l on l.what = r.what and l.id = r.id
    ), broken as (
      select *, row_number() over (partition by what order by id) as place from compared
      where ledger_minor <> registers_minor
    )
    select c.what, count(*) as looked_at,
      (select count(*) from broken b where b.what = c.what) as broken,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'ledgerMinor', b.ledger_minor,
          'registersMinor', b.registers_minor) order by b.place), '[]')
        from broken b where b.what = c.what and b.place <= ${LISTED}) as breaks
    from compared c group by c.what
  `.execute(db);
  const nothing = { lookedAt: 0, broken: 0, breaks: [] };
  const found = BOOK_CHECKS.map((what) => rows.find((row) => row.what === what) ?? { what, ...nothing });
  return {
    checks: found.map(({ what, lookedAt, broken }) => ({ check: what, lookedAt, broken })),
    breaks: found.flatMap(({ what, breaks }) => breaks.map((one) => ({ what, ...one }))),
  };
}

/** The balances where ledger and registers differ; none is the proof. */
export async function proveBooks(db: Db): Promise<BookBreak[]> {
  return (await compareBooks(db)).breaks;
}
