import { issueCertificate } from '~/domain/programme/training/issue-certificate.server';
import { planSession } from '~/domain/programme/training/plan-session.server';
import { proposeCurriculum } from '~/domain/programme/training/propose-curriculum.server';
import { publishCurriculum } from '~/domain/programme/training/publish-curriculum.server';
import { recordAttendance } from '~/domain/programme/training/record-attendance.server';
import { expectedAt } from '~/domain/programme/training/session-people.queries.server';
import { startCurriculum } from '~/domain/programme/training/start-curriculum.server';
import { decideWithdrawal, proposeWithdrawal } from '~/domain/programme/training/withdraw-certificate.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { ok, type Result } from '~/platform/result';
import { dayOf, dayText } from './day';
import { demoAccounts } from './people';

/** Sessions of the first demo seller's group: the module's topic, and how many days from today. */
const SESSIONS = [
  { form: '0190d3a0-0000-7000-8000-000000000001', topic: 'market_mechanisms', days: -20, held: true },
  { form: '0190d3a0-0000-7000-8000-000000000002', topic: 'environment_and_climate', days: -1, held: false },
  { form: '0190d3a0-0000-7000-8000-000000000003', topic: 'environment_and_climate', days: 6, held: false },
  { form: '0190d3a0-0000-7000-8000-000000000004', topic: 'marketing', days: 13, held: false },
] as const;

/** Publishes the curriculum of each country, plans and holds sessions, makes out certificates and withdraws one. */
export async function loadTraining(db: Db, clock: Clock): Promise<void> {
  const [manager, second] = [await staffOf(db, 'branch-staff'), await staffOf(db, 'second')];
  await publishCurricula(db, await staffOf(db, 'staff'), await staffOf(db, 'programme'), clock);
  await holdSessions(db, manager, clock);
  await makeOutCertificates(db, manager, second, clock);
}

async function publishCurricula(db: Db, drafter: StaffMember, publisher: StaffMember, clock: Clock): Promise<void> {
  const waiting = await db
    .selectFrom('trainingModule')
    .select('country')
    .distinct()
    .where('country', 'not in', (all) =>
      all.selectFrom('curriculum').select('curriculum.country').where('state', '=', 'published'),
    )
    .orderBy('country')
    .execute();
  for (const { country } of waiting) {
    await sure(db, async (tx) => {
      const draft = await startCurriculum(tx, drafter, country, clock);
      if (!draft.ok) return draft;
      const curriculumId = draft.value.id;
      const proposed = await proposeCurriculum(tx, drafter, { curriculumId, inForceFrom: today(clock) }, clock);
      return proposed.ok ? publishCurriculum(tx, publisher, curriculumId, clock) : proposed;
    });
  }
}

async function holdSessions(db: Db, manager: StaffMember, clock: Clock): Promise<void> {
  const { groupId, country } = await db
    .selectFrom('account')
    .innerJoin('membership', 'membership.memberId', 'account.memberId')
    .innerJoin('selfHelpGroup', 'selfHelpGroup.id', 'membership.groupId')
    .innerJoin('branch', 'branch.id', 'selfHelpGroup.branchId')
    .select(['selfHelpGroup.id as groupId', 'branch.country'])
    .where('account.email', '=', emailOf('lakshmi'))
    .orderBy('membership.joinedOn', 'desc')
    .executeTakeFirstOrThrow();
  for (const { form, topic, days, held } of SESSIONS) {
    const module = await db
      .selectFrom('trainingModule')
      .select(['id', 'minutes'])
      .where('country', '=', country)
      .where('topic', '=', topic)
      .executeTakeFirstOrThrow();
    const typed = {
      moduleId: module.id,
      sessionOn: dayText(dayOf(today(clock)) + days),
      startsAt: '10:00',
      minutes: String(module.minutes),
      place: 'Community hall',
      trainerId: manager.accountId,
    };
    await sure(db, async (tx) => {
      const planned = await planSession(
        tx,
        manager,
        { formId: form, typed, groupIds: [groupId], memberIds: [] },
        clock,
      );
      return planned.ok && held ? noteWhoCame(tx, manager, planned.value.id, clock) : planned;
    });
  }
}

/** Most were there all the time, every fifth a part of it, every seventh not at all. What is noted already stays. */
async function noteWhoCame(tx: Tx, manager: StaffMember, sessionId: string, clock: Clock) {
  const people = await expectedAt(tx, manager, sessionId);
  const open = people.filter(({ minutes }) => minutes === null);
  const marks = open.flatMap(({ memberId }, index): [string, string][] => {
    if (index % 7 === 6) return [[`came-${memberId}`, 'absent']];
    if (index % 5 !== 4) return [[`came-${memberId}`, 'full']];
    return [
      [`came-${memberId}`, 'partly'],
      [`minutes-${memberId}`, '45'],
    ];
  });
  if (marks.length === 0) return ok({ changed: 0 });
  return recordAttendance(tx, manager, { sessionId, typed: { edition: '0', ...Object.fromEntries(marks) } }, clock);
}

/** Lakshmi's, and one of another member of the branch that two people have withdrawn. */
async function makeOutCertificates(db: Db, manager: StaffMember, second: StaffMember, clock: Clock): Promise<void> {
  const { memberId } = await db
    .selectFrom('account')
    .select('memberId')
    .where('email', '=', emailOf('lakshmi'))
    .executeTakeFirstOrThrow();
  if (memberId) await sure(db, (tx) => issueCertificate(tx, manager, memberId, clock));
  const owners = await db
    .selectFrom('enterpriseStanding')
    .innerJoin('enterpriseOwner', 'enterpriseOwner.enterpriseId', 'enterpriseStanding.enterpriseId')
    .innerJoin('member', 'member.id', 'enterpriseOwner.memberId')
    .innerJoin('membership', 'membership.memberId', 'member.id')
    .innerJoin('selfHelpGroup', 'selfHelpGroup.id', 'membership.groupId')
    .innerJoin('branch', 'branch.id', 'selfHelpGroup.branchId')
    .select('member.id')
    .where('branch.code', '=', 'IN-B01')
    .where('enterpriseStanding.outcome', '=', 'eligible')
    .where('member.id', '<>', memberId)
    .orderBy('member.code')
    .limit(20)
    .execute();
  for (const { id } of owners) {
    const made = await transact(db, (tx) => issueCertificate(tx, manager, id, clock));
    if (made.ok) return withdraw(db, made.value.id, manager, second, clock);
    if (made.error.code === 'withdrawn-before') return;
  }
}

async function withdraw(db: Db, certificateId: string, manager: StaffMember, second: StaffMember, clock: Clock) {
  const found = await db
    .selectFrom('certificate')
    .select('withdrawnOn')
    .where('id', '=', certificateId)
    .executeTakeFirst();
  if (found?.withdrawnOn) return;
  const reason = 'Made out under the name of another member of the group.';
  await transact(db, (tx) => proposeWithdrawal(tx, manager, { certificateId, reason }, clock));
  await sure(db, (tx) => decideWithdrawal(tx, second, { certificateId, withdraw: true }, clock));
}

function emailOf(key: string): string {
  return demoAccounts.find((account) => account.key === key)?.email ?? '';
}

async function staffOf(db: Db, key: string): Promise<StaffMember> {
  const { id, displayName } = await db
    .selectFrom('account')
    .select(['id', 'displayName'])
    .where('email', '=', emailOf(key))
    .executeTakeFirstOrThrow();
  const duties = await db
    .selectFrom('staffAssignment')
    .select(['role', 'branchId'])
    .where('accountId', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
  const staff = { accountId: id, duties: duties as StaffMember['staff']['duties'] };
  return { accountId: id, displayName, locale: 'en', memberId: null, staff };
}

/** What must succeed in the demo. */
async function sure(db: Db, work: (tx: Tx) => Promise<Result<unknown, { code: string }>>): Promise<void> {
  const done = await transact<unknown, { code: string }>(db, work);
  if (!done.ok) throw new Error(`The demo's training: ${JSON.stringify(done.error)}`);
}
