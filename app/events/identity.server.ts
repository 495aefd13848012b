import { judgeEnterprises } from '~/domain/eligibility/judge-enterprises.server';
import { recordConsentWithdrawal } from '~/domain/programme/record-consent-withdrawal.server';
import type { Subscriber, Subscribers } from './subscriber';

/** Who takes her consent back sells no more: the register says so, and what she owns is judged again. */
const withdrawConsent: Subscriber = async ({ database, clock }, { payload }) => {
  const { memberId } = payload as { memberId: string };
  await database.db.transaction().execute(async (tx) => {
    const enterpriseIds = await recordConsentWithdrawal(tx, memberId, clock);
    if (enterpriseIds.length > 0) await judgeEnterprises(tx, { enterpriseIds, clock });
  });
};

export const identitySubscribers: Subscribers = { 'member.unlinked': [withdrawConsent] };
