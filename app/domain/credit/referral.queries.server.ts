import { sql, type RawBuilder } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff, StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import type { LoanState } from './loan.states';
import type { ReferralState } from './referral.states';

export type ReferralRow = {
  id: string;
  state: ReferralState;
  memberId: string;
  borrower: string;
  groupName: string;
  partner: string;
  currency: string;
  amountMinor: number;
  purpose: string;
  onDay: string;
  loanId: string | null;
  consents: boolean;
};

const PAGE = 30;
const OPEN = ['referred', 'accepted'];

/**
 * Referrals of the branches where the person keeps loans, a page at a time: those that are open, then the others, each the
 * latest first. `cursor` is the `next` of the page before.
 */
export async function referralPage(
  db: Db,
  { staff }: StaffMember,
  cursor: string | null,
): Promise<{ rows: ReferralRow[]; next: string | null }> {
  const [part, after] = (cursor ?? '').split('.');
  const from = isId(after) && (part === 'open' || part === 'over') ? { over: part === 'over', id: after } : null;
  const following = from
    ? sql<boolean>`(r.state <> all(${OPEN}) > ${from.over} or (r.state <> all(${OPEN}) = ${from.over} and r.id < ${from.id}::uuid))`
    : sql<boolean>`true`;
  const { rows } = await found(db, staff, following, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return { rows: page, next: last ? `${OPEN.includes(last.state) ? 'open' : 'over'}.${last.id}` : null };
}

/** One referral of a branch where the person keeps loans; undefined where there is none. */
export async function findReferral(db: Db, { staff }: StaffMember, id: string): Promise<ReferralRow | undefined> {
  return (await found(db, staff, sql<boolean>`r.id = ${id}`, 1)).rows[0];
}

function found(db: Db, staff: Staff, condition: RawBuilder<boolean>, limit: number) {
  return sql<ReferralRow>`
    select r.id, r.state, r.member_id, m.display_name as borrower, g.name as group_name, p.name as partner, b.currency,
      r.amount_minor, r.purpose, r.loan_id,
      (select max(on_day) from credit_referral_event e where e.referral_id = r.id) as on_day,
      exists (select from consent c where c.member_id = r.member_id and c.purpose = 'outside_credit'
        and c.withdrawn_at is null) as consents
    from credit_referral r join partner_institution p on p.id = r.partner_id join member m on m.id = r.member_id
      join self_help_group g on g.id = r.group_id join branch b on b.id = g.branch_id
    where ${staffMay(staff, 'keep_loans', { branch: 'g.branch_id', group: 'g.id' })}
      and ${condition}
    order by r.state <> all(${OPEN}), r.id desc limit ${limit}
  `.execute(db);
}

/** A member of a branch where the person keeps loans, to be referred; undefined where there is none. */
export async function memberToRefer(db: Db, { staff }: StaffMember, memberId: string) {
  const { rows } = await sql<{ id: string; name: string; groupName: string; country: string; currency: string }>`
    select m.id, m.display_name as name, g.name as group_name, b.country, b.currency
    from open_membership ms join member m on m.id = ms.member_id join self_help_group g on g.id = ms.group_id
      join branch b on b.id = g.branch_id
    where ms.member_id = ${memberId}
      and ${staffMay(staff, 'keep_loans', { branch: 'g.branch_id', group: 'g.id' })}
    order by ms.joined_on desc limit 1
  `.execute(db);
  return rows[0];
}

export type OutsideWordRow = {
  id: number;
  asOf: string;
  balanceMinor: number;
  daysPastDue: number;
  status: LoanState;
  toldBy: string;
  /** Set where it was taken back: when and why. */
  reversedAt: Date | null;
  reversedWhy: string | null;
};

/** What the lender of a loan said, newest first, with what was taken back. The caller found the loan before. */
export async function outsideWords(db: Db, loanId: string | null): Promise<OutsideWordRow[]> {
  const { rows } = await sql<OutsideWordRow>`
    select s.id, s.as_of, s.balance_minor, s.days_past_due, s.status, s.told_by, x.recorded_at as reversed_at,
      x.reason as reversed_why
    from outside_loan_status s left join desk_recording x on x.id = s.reversed_in
    where s.loan_id = ${loanId} order by s.as_of desc, s.id desc
  `.execute(db);
  return rows;
}
