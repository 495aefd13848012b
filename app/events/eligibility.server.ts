import { pauseOffersOfIneligible, publishWaitingOffers } from '~/domain/catalogue/follow-standings.server';
import { ELIGIBILITY_JUDGED, type EligibilityJudged } from '~/domain/eligibility/eligibility.events';
import { judgedEnterprises } from '~/domain/eligibility/judged-enterprises.queries.server';
import { enterprisesTouchedBy } from '~/domain/eligibility/touched-by-recording.queries.server';
import { judgeEnterprises } from '~/domain/eligibility/judge-enterprises.server';
import { RECORDS_CHANGED, type RecordsChanged } from '~/domain/identity/recording.events';
import { rejudgeAfterImport } from '~/domain/eligibility/rejudge-after-import.server';
import { transact } from '~/platform/db.server';
import { ok } from '~/platform/result';
import type { Subscriber, Subscribers } from './subscriber';

const rejudge: Subscriber = async ({ database, clock }, { payload }) => {
  await rejudgeAfterImport(database.db, (payload as { importId: number }).importId, clock);
};

/** Records kept by hand change where people stand at once. */
const rejudgeTouched: Subscriber = async ({ database, clock }, { payload }) => {
  const { recordingId } = payload as RecordsChanged;
  await database.db.transaction().execute(async (tx) => {
    const enterpriseIds = await enterprisesTouchedBy(tx, recordingId);
    if (enterpriseIds.length > 0) await judgeEnterprises(tx, { enterpriseIds, clock });
  });
};

/** Offers follow their sellers' standing: out of the market with those who lost their place, in with those who have one. */
const followStandings: Subscriber = async ({ database, clock }, { payload }) => {
  const enterpriseIds = await judgedEnterprises(database.db, payload as EligibilityJudged);
  await transact(database.db, async (tx) => {
    await pauseOffersOfIneligible(tx, enterpriseIds, clock);
    await publishWaitingOffers(tx, enterpriseIds, clock);
    return ok(null);
  });
};

export const eligibilitySubscribers: Subscribers = {
  'registers.imported': [rejudge],
  [RECORDS_CHANGED]: [rejudgeTouched],
  [ELIGIBILITY_JUDGED]: [followStandings],
};
