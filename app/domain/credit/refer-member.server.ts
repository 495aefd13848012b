import { staffMay } from '~/domain/identity/staff-scope.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { consentSeen, outsideCreditConsent } from './outside-credit-consent.server';

export type NewReferral = {
  /** Made with the form, so that a form sent twice refers once. */
  referralId: string;
  memberId: string;
  partnerId: string;
  amountMinor: number;
  purpose: string;
  /** The officer saw her agree, now. */
  agreedNow: boolean;
};

export type ReferralError =
  | { code: 'member-not-found' }
  | { code: 'partner-not-found' }
  | { code: 'consent-missing' }
  | { code: 'purpose-missing' }
  | { code: 'not-positive' };

/**
 * Refers a member to an outside lender of her country. Needs her consent to it: one that stands, or one that the officer
 * sees her give now; without it nothing is written. Fails with `member-not-found` where the officer does not keep loans
 * in her branch or she is in no group now, `partner-not-found`, `consent-missing`, `purpose-missing`, `not-positive`.
 */
export async function referMember(
  tx: Tx,
  actor: StaffMember,
  input: NewReferral,
  clock: Clock,
): Promise<Result<{ referralId: string }, ReferralError>> {
  const { referralId, memberId, partnerId, amountMinor } = input;
  const known = await tx.selectFrom('creditReferral').select('id').where('id', '=', referralId).executeTakeFirst();
  const member = await tx
    .selectFrom('openMembership as ms')
    .innerJoin('selfHelpGroup as g', 'g.id', 'ms.groupId')
    .innerJoin('branch as b', 'b.id', 'g.branchId')
    .innerJoin('member as m', 'm.id', 'ms.memberId')
    .select(['g.id as groupId', 'b.country', 'b.timezone'])
    .where('ms.memberId', '=', memberId)
    .where(staffMay(actor.staff, 'keep_loans', { branch: 'g.branch_id', group: 'g.id' }))
    .orderBy('ms.joinedOn', 'desc')
    .forUpdate('m')
    .executeTakeFirst();
  if (!member) return fail({ code: 'member-not-found' });
  if (known) return ok({ referralId });
  const partner = await tx
    .selectFrom('partnerInstitution')
    .select('id')
    .where('id', '=', partnerId)
    .where('country', '=', member.country)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!partner) return fail({ code: 'partner-not-found' });
  const purpose = input.purpose.trim().slice(0, 500);
  if (purpose === '') return fail({ code: 'purpose-missing' });
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return fail({ code: 'not-positive' });
  const standing = await outsideCreditConsent(tx, memberId);
  if (!standing && !input.agreedNow) return fail({ code: 'consent-missing' });
  const consentId = standing?.id ?? (await consentSeen(tx, actor, memberId, clock));

  const recordingId = await startRecording(tx, actor, { what: 'outside-credit-referral', memberId }, clock);
  await tx
    .insertInto('creditReferral')
    .values({
      ...{ id: referralId, partnerId, memberId, groupId: member.groupId, consentId, amountMinor, purpose },
      state: 'referred',
    })
    .execute();
  const onDay = today(clock, member.timezone);
  await tx
    .insertInto('creditReferralEvent')
    .values({ referralId, fromState: null, toState: 'referred', onDay, recordingId })
    .execute();
  return ok({ referralId });
}
