import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { recordConsentWithdrawal } from '~/domain/programme/record-consent-withdrawal.server';
import type { Subscriber, Subscribers } from './subscriber';

/** Who takes her consent back sells no more: the register says so, and what she owns is judged again at once. */
const withdrawConsent: Subscriber = async ({ database, clock }, { payload }) => {
  const { memberId } = payload as { memberId: string };
  const enterpriseIds = await database.db.transaction().execute((tx) => recordConsentWithdrawal(tx, memberId, clock));
  if (enterpriseIds.length > 0) await judgeNow(database.db, enterpriseIds, clock);
};

export const identitySubscribers: Subscribers = { 'member.unlinked': [withdrawConsent] };
