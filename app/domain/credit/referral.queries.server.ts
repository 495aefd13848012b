import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
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

/** Referrals of the branches where the person keeps loans: what is open first, then the latest; 100 at most. */
export async function referrals(db: Db, { staff }: StaffMember, id: string | null = null): Promise<ReferralRow[]> {
  const { rows } = await sql<ReferralRow>`
    select r.id, r.state, r.member_id, m.display_name as borrower, g.name as group_name, p.name as partner, b.currency,
      r.amount_minor, r.purpose, r.loan_id,
      (select max(on_day) from credit_referral_event e where e.referral_id = r.id) as on_day,
      exists (select from consent c where c.member_id = r.member_id and c.purpose = 'outside_credit'
        and c.withdrawn_at is null) as consents
    from credit_referral r join partner_institution p on p.id = r.partner_id join member m on m.id = r.member_id
      join self_help_group g on g.id = r.group_id join branch b on b.id = g.branch_id
    where ${staffMay(staff, 'keep_loans', { branch: 'g.branch_id', group: 'g.id' })}
      and (${id}::uuid is null or r.id = ${id}::uuid)
    order by r.state not in ('referred', 'accepted'), r.id desc limit 100
  `.execute(db);
  return rows;
}

/** A member of a branch where the person keeps loans, to be referred; undefined where there is none. */
export async function memberToRefer(db: Db, { staff }: StaffMember, memberId: string) {
  const { rows } = await sql<{ id: string; name: string; groupName: string; country: string; currency: string }>`
    select m.id, m.display_name as name, g.name as group_name, b.country, b.currency
    from membership ms join member m on m.id = ms.member_id join self_help_group g on g.id = ms.group_id
      join branch b on b.id = g.branch_id
    where ms.member_id = ${memberId} and ms.left_on is null
      and ${staffMay(staff, 'keep_loans', { branch: 'g.branch_id', group: 'g.id' })}
    order by ms.joined_on desc limit 1
  `.execute(db);
  return rows[0];
}

/** What the lender of a loan said, newest first. The caller found the loan before. */
export async function outsideWords(db: Db, loanId: string | null) {
  return db
    .selectFrom('outsideLoanStatus')
    .select(['asOf', 'balanceMinor', 'daysPastDue', 'status', 'toldBy'])
    .where('loanId', '=', loanId)
    .where('reversedIn', 'is', null)
    .orderBy('asOf', 'desc')
    .execute()
    .then((rows) =>
      rows.map((row) => ({ ...row, status: row.status as 'active' | 'closed' | 'written_off' | 'restructured' })),
    );
}
