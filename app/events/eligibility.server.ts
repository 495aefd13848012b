import { REPLAY_ASKED, type ReplayAsked } from '~/domain/eligibility/rule-sets/replay.events';
import { failReplay, runReplay } from '~/domain/eligibility/rule-sets/run-replay.server';
import { SUPPLIER_CHANGED, type SupplierChanged } from '~/domain/eligibility/suppliers/supplier.events';
import { pauseOffersOfIneligible, publishWaitingOffers } from '~/domain/catalogue/follow-standings.server';
import {
  APPEAL_ANSWERED,
  ELIGIBILITY_JUDGED,
  STANDING_CHANGED,
  STANDING_REMINDER,
  WAIVER_APPROVED,
  WAIVER_ENDING,
  type AppealAnswered,
  type EligibilityJudged,
  type StandingChanged,
  type StandingReminder,
  type WaiverApproved,
} from '~/domain/eligibility/eligibility.events';
import { judgedEnterprises } from '~/domain/eligibility/judged-enterprises.queries.server';
import { tellAppealAnswered } from '~/domain/eligibility/notices/tell-appeal.server';
import { tellReminder, tellStanding } from '~/domain/eligibility/notices/tell-standing.server';
import { tellWaiver } from '~/domain/eligibility/notices/tell-waiver.server';
import { queueTouchedByImport, queueTouchedByRecording } from '~/domain/eligibility/queue-touched.server';
import { RECORDS_CHANGED, type RecordsChanged } from '~/domain/identity/recording.events';
import { shortenAnswerTime } from '~/domain/orders/shorten-answer-time.server';
import { transact } from '~/platform/db.server';
import { ok } from '~/platform/result';
import type { Subscriber, Subscribers } from './subscriber';

const queueImported: Subscriber = async ({ database, clock }, { payload }) => {
  await queueTouchedByImport(database.db, (payload as { importId: number }).importId, clock);
};

/** Records kept by hand change where people stand within seconds. */
const queueRecorded: Subscriber = async ({ database, clock }, { payload }) => {
  await queueTouchedByRecording(database.db, (payload as RecordsChanged).recordingId, clock);
};

/**
 * Offers follow their sellers' standing: out of the market with those who lost their place, in with those who have one.
 * Orders that nobody answered have less time where the seller may not answer.
 */
const followStandings: Subscriber = async ({ database, clock }, { payload }) => {
  const enterpriseIds = await judgedEnterprises(database.db, payload as EligibilityJudged);
  await transact(database.db, async (tx) => {
    await pauseOffersOfIneligible(tx, enterpriseIds, clock);
    await publishWaitingOffers(tx, enterpriseIds, clock);
    await shortenAnswerTime(tx, enterpriseIds);
    return ok(null);
  });
};

/** Offers of a supplier follow its vetting: out of the market when it is blocked or lapses, in when it is vetted. */
const followSupplier: Subscriber = async ({ database, clock }, { payload }) => {
  const { enterpriseId } = payload as SupplierChanged;
  await transact(database.db, async (tx) => {
    await pauseOffersOfIneligible(tx, [enterpriseId], clock);
    await publishWaitingOffers(tx, [enterpriseId], clock);
    return ok(null);
  });
};

/** Judges a draft beside what is in force. A replay that breaks off says so, and goes on where it was when tried again. */
const replayDraft: Subscriber = async ({ database, clock }, { payload }) => {
  const { replayId } = payload as ReplayAsked;
  try {
    await runReplay(database.db, replayId, clock);
  } catch (error) {
    await failReplay(database.db, replayId, clock);
    throw error;
  }
};

const tellOwners: Subscriber = async ({ database }, { id, payload }) => {
  await tellStanding(database.db, id, payload as StandingChanged);
};

const remindOwners: Subscriber = async ({ database }, { id, payload }) => {
  await tellReminder(database.db, id, (payload as StandingReminder).enterpriseId);
};

const tellOfWaiver: Subscriber = async ({ database }, { id, payload }) => {
  await tellWaiver(database.db, id, payload as WaiverApproved, 'granted');
};

const tellOfEnding: Subscriber = async ({ database }, { id, payload }) => {
  await tellWaiver(database.db, id, payload as WaiverApproved, 'ending');
};

const tellOfAnswer: Subscriber = async ({ database }, { id, payload }) => {
  await tellAppealAnswered(database.db, id, (payload as AppealAnswered).appealId);
};

export const eligibilitySubscribers: Subscribers = {
  'registers.imported': [queueImported],
  [RECORDS_CHANGED]: [queueRecorded],
  [ELIGIBILITY_JUDGED]: [followStandings],
  [SUPPLIER_CHANGED]: [followSupplier],
  [REPLAY_ASKED]: [replayDraft],
  [STANDING_CHANGED]: [tellOwners],
  [STANDING_REMINDER]: [remindOwners],
  [WAIVER_APPROVED]: [tellOfWaiver],
  [WAIVER_ENDING]: [tellOfEnding],
  [APPEAL_ANSWERED]: [tellOfAnswer],
};
