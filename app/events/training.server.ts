import { queueJudgement } from '~/domain/eligibility/queue-judgement.server';
import { RECORDS_CHANGED, type RecordsChanged } from '~/domain/identity/recording.events';
import { CURRICULUM_PUBLISHED, type CurriculumPublished } from '~/domain/programme/training/curriculum.events';
import { issueWhenComplete } from '~/domain/programme/training/issue-certificate.server';
import { SESSION_CHANGED, type SessionChanged } from '~/domain/programme/training/session.events';
import { tellSession } from '~/domain/programme/training/tell-session.server';
import {
  enterprisesUnderCurriculum,
  trainedByRecording,
} from '~/domain/programme/training/trained-by-recording.queries.server';
import { transact } from '~/platform/db.server';
import { ok } from '~/platform/result';
import type { Subscriber, Subscribers } from './subscriber';

/** Whoever completed her last module has her certificate at once. */
const issueCertificates: Subscriber = async ({ database, clock }, { payload }) => {
  const memberIds = await trainedByRecording(database.db, (payload as RecordsChanged).recordingId);
  if (memberIds.length === 0) return;
  await transact(database.db, async (tx) => ok(await issueWhenComplete(tx, memberIds, clock)));
};

/** M6 asks what the curriculum in force asks. One that begins later is judged when its day begins, like everything. */
const judgeCountry: Subscriber = async ({ database, clock }, { payload }) => {
  const { curriculumId } = payload as CurriculumPublished;
  const enterpriseIds = await enterprisesUnderCurriculum(database.db, curriculumId);
  await transact(database.db, async (tx) => ok(await queueJudgement(tx, enterpriseIds, clock)));
};

/** A session moved or cancelled in silence is a walk for nothing. */
const tellMembers: Subscriber = async ({ database, clock }, { id, payload }) => {
  await tellSession(database.db, id, (payload as SessionChanged).sessionEventId, clock);
};

export const trainingSubscribers: Subscribers = {
  [RECORDS_CHANGED]: [issueCertificates],
  [CURRICULUM_PUBLISHED]: [judgeCountry],
  [SESSION_CHANGED]: [tellMembers],
};
