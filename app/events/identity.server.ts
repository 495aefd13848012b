import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { followNameConsent } from '~/domain/catalogue/follow-name-consent.server';
import { discardPhoto } from '~/domain/catalogue/store-photo.server';
import { offersOfOwner } from '~/domain/catalogue/owned-offers.queries.server';
import { PERSON_ERASED, PHOTO_ORPHANED, type PersonErased, type PhotoOrphaned } from '~/domain/identity/erasure.events';
import { CONSENT_CHANGED, type ConsentChanged } from '~/domain/identity/consent.events';
import { recordConsentWithdrawal } from '~/domain/programme/record-consent-withdrawal.server';
import { endBuying } from '~/domain/sourcing/end-buying.server';
import { fileStore } from '~/platform/files.server';
import { reindexOffers } from '~search/indexer.server';
import type { Subscriber, Subscribers } from './subscriber';

/** Who takes her consent back sells no more: the register says so, and what she owns is judged again at once. */
const withdrawConsent: Subscriber = async ({ database, clock }, { payload }) => {
  const { memberId } = payload as { memberId: string };
  const enterpriseIds = await database.db.transaction().execute((tx) => recordConsentWithdrawal(tx, memberId, clock));
  if (enterpriseIds.length > 0) await judgeNow(database.db, enterpriseIds, clock);
};

const followConsent: Subscriber = async ({ database }, { payload }) => {
  const { memberId } = payload as ConsentChanged;
  await database.db.transaction().execute((tx) => followNameConsent(tx, memberId));
};

/** What an erased person sold is found no more; who she was has left the offers already. */
const forgetOffers: Subscriber = async ({ database }, { payload }) => {
  const { memberId } = payload as PersonErased;
  await reindexOffers(database, await offersOfOwner(database.db, memberId));
};

/** What she still wanted to buy is wanted by nobody. */
const endHerBuying: Subscriber = async ({ database, clock }, { payload }) => {
  const { accountId } = payload as PersonErased;
  if (accountId) await database.db.transaction().execute((tx) => endBuying(tx, accountId, clock));
};

const discardOrphan: Subscriber = (_, { payload }) => discardPhoto(fileStore(), (payload as PhotoOrphaned).photoId);

export const identitySubscribers: Subscribers = {
  'member.unlinked': [withdrawConsent],
  [CONSENT_CHANGED]: [followConsent],
  [PERSON_ERASED]: [forgetOffers, endHerBuying],
  [PHOTO_ORPHANED]: [discardOrphan],
};
