import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { outsideCreditConsent } from './outside-credit-consent.server';
import { referralAfter, type ReferralState, type ReferralStep } from './referral.states';
import { writePlan } from './replace-plan.server';

/** What the lender paid out and when it is to be paid back; days 'YYYY-MM-DD', minor units. */
export type OutsideLoan = { disbursedOn: string; endsOn: string; principalMinor: number; annualRatePercent: string };

export type ReferralStepError =
  | { code: 'referral-not-found' }
  | { code: 'state-changed'; now: ReferralState }
  | { code: 'consent-missing' }
  | { code: 'loan-missing' }
  | { code: 'in-the-future'; today: string }
  | { code: 'ends-before-it-begins' };

/**
 * What became of a referral. With `lend` its loan comes into the register, as one of the lender's: in no books of ours,
 * and owed on its last day until the lender says more. It goes on only while her consent stands. Fails with
 * `referral-not-found`, `state-changed`, `consent-missing`, or what is wrong with the loan.
 */
export async function changeReferral(
  tx: Tx,
  actor: StaffMember,
  input: { referralId: string; step: ReferralStep; loan?: OutsideLoan; reason?: string },
  clock: Clock,
): Promise<Result<{ state: ReferralState; loanId: string | null }, ReferralStepError>> {
  const referral = await lockReferral(tx, actor, input.referralId);
  if (!referral) return fail({ code: 'referral-not-found' });
  const to = referralAfter(referral.state, input.step);
  if (!to) return fail({ code: 'state-changed', now: referral.state });
  const goesOn = to === 'accepted' || to === 'lent';
  if (goesOn && !(await outsideCreditConsent(tx, referral.memberId))) return fail({ code: 'consent-missing' });
  const onDay = today(clock, referral.timezone);
  const refused = to === 'lent' ? refusalOf(input.loan, onDay) : null;
  if (refused) return fail(refused);
  const recording = { what: 'outside-credit-referral', memberId: referral.memberId };
  const recordingId = await startRecording(tx, actor, recording, clock);
  const loanId = to === 'lent' && input.loan ? await writeLoan(tx, recordingId, referral, input.loan) : null;
  await tx.updateTable('creditReferral').set({ state: to, loanId }).where('id', '=', referral.id).execute();
  const event = { referralId: referral.id, fromState: referral.state, toState: to, onDay, recordingId };
  await tx
    .insertInto('creditReferralEvent')
    .values({ ...event, reason: input.reason?.trim().slice(0, 500) || null })
    .execute();
  return ok({ state: to, loanId });
}

function refusalOf(loan: OutsideLoan | undefined, today: string): ReferralStepError | null {
  if (!loan) return { code: 'loan-missing' };
  if (loan.disbursedOn > today) return { code: 'in-the-future', today };
  return loan.endsOn > loan.disbursedOn ? null : { code: 'ends-before-it-begins' };
}

type Referral = {
  id: string;
  state: ReferralState;
  memberId: string;
  groupId: string;
  partner: string;
  timezone: string;
};

async function lockReferral(tx: Tx, actor: StaffMember, referralId: string): Promise<Referral | undefined> {
  const { rows } = await sql<Referral>`
    select r.id, r.state, r.member_id, r.group_id, p.name as partner, b.timezone
    from credit_referral r join partner_institution p on p.id = r.partner_id
      join self_help_group g on g.id = r.group_id join branch b on b.id = g.branch_id
    where r.id = ${referralId} and ${staffMay(actor.staff, 'keep_loans', { branch: 'g.branch_id', group: 'g.id' })}
    for update of r
  `.execute(tx);
  return rows[0];
}

async function writeLoan(tx: Tx, recordingId: number, referral: Referral, loan: OutsideLoan): Promise<string> {
  const { endsOn, ...terms } = loan;
  const loanId = newId();
  await tx
    .insertInto('loan')
    .values({
      ...terms,
      ...{ id: loanId, source: 'external_mfi', groupId: referral.groupId, memberId: referral.memberId },
      ...{ partner: referral.partner, method: 'declining', status: 'active' },
      code: sql`'LX-' || ${loan.disbursedOn.slice(0, 4)}::text || '-' || lpad(nextval('loan_number')::text, 6, '0')`,
    })
    .execute();
  const only = { number: 1, dueOn: endsOn, principalDueMinor: loan.principalMinor, interestDueMinor: 0 };
  await writePlan(tx, recordingId, loanId, [only]);
  return loanId;
}
