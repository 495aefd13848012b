import { recordAssessment } from '~/domain/programme/training/record-assessment.server';
import { recordAttendance } from '~/domain/programme/training/record-attendance.server';
import { planSession } from '~/domain/programme/training/plan-session.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { TEST_NOW } from '../support/request-context';

export const clock = fixedClock(TEST_NOW);

export type Module = { id: string; code: string; minutes: number; country: string };

/** A country's modules in the register, each of `minutes`, all mandatory but those whose code ends in "-o". */
export async function modulesOf(db: Db, country: string, codes: readonly string[], minutes = 100): Promise<Module[]> {
  const modules = codes.map((code) => ({ id: newId(), code, country, minutes }));
  const rows = modules.map((module) => ({
    ...module,
    ...{ step: 1, topic: 'health', title: module.code, mandatory: !module.code.endsWith('-o') },
  }));
  await db.insertInto('trainingModule').values(rows).execute();
  return modules;
}

/** A group with so many members, in a new branch of the country unless one is given. */
export async function aGroup(
  db: Db,
  { country, members = 3, branchId }: { country: string; members?: number; branchId?: string },
): Promise<{ branchId: string; groupId: string; memberIds: string[] }> {
  const [groupId, branch] = [newId(), branchId ?? newId()];
  const code = groupId.slice(-12);
  if (!branchId) {
    const place = { name: 'Moshi', timezone: 'Africa/Dar_es_Salaam', currency: 'TZS' };
    await db
      .insertInto('branch')
      .values({ id: branch, code: `B-${code}`, country, ...place })
      .execute();
  }
  await db
    .insertInto('selfHelpGroup')
    .values({
      id: groupId,
      code: `G-${code}`,
      branchId: branch,
      name: 'Upendo',
      kind: 'savings',
      formedOn: '2024-01-01',
    })
    .execute();
  const people = Array.from({ length: members }, (_, at) => ({ id: newId(), code: `M-${code}-${at + 1}` }));
  await db
    .insertInto('member')
    .values(people.map(({ id, code: own }) => ({ id, code: own, displayName: `Neema ${own}`, birthYear: 1988 })))
    .execute();
  await db
    .insertInto('membership')
    .values(people.map(({ id }) => ({ id: newId(), memberId: id, groupId, joinedOn: '2024-01-01', role: 'member' })))
    .execute();
  return { branchId: branch, groupId, memberIds: people.map(({ id }) => id) };
}

type Planned = {
  moduleId: string;
  groupIds: string[];
  on?: string;
  minutes?: string;
  codes?: string;
  memberIds?: string[];
};

/** Plans a session by the command; its answer. */
export function plan(db: Db, actor: StaffMember, given: Planned & { formId?: string; typed?: Record<string, string> }) {
  const typed = {
    moduleId: given.moduleId,
    sessionOn: given.on ?? '2026-06-01',
    startsAt: '10:00',
    minutes: given.minutes ?? '100',
    place: 'Hall',
    trainerId: actor.accountId,
    codes: given.codes ?? '',
    ...given.typed,
  };
  const { groupIds, memberIds = [], formId = newId() } = given;
  return transact(db, (tx) => planSession(tx, actor, { formId, typed, groupIds, memberIds }, clock));
}

/** Plans a session that must be taken, and returns its id. */
export async function aSession(db: Db, actor: StaffMember, given: Planned): Promise<string> {
  const planned = await plan(db, actor, given);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value.id;
}

/** Notes who came: minutes by member; what the command answers. */
export function note(
  db: Db,
  actor: StaffMember,
  sessionId: string,
  { edition, marks, reason }: { edition: number; marks: Record<string, string>; reason?: string },
) {
  const fields = Object.entries(marks).flatMap(([memberId, minutes]): [string, string][] =>
    ['full', 'absent'].includes(minutes)
      ? [[`came-${memberId}`, minutes]]
      : [
          [`came-${memberId}`, 'partly'],
          [`minutes-${memberId}`, minutes],
        ],
  );
  const typed = { edition: String(edition), ...(reason && { reason }), ...Object.fromEntries(fields) };
  return transact(db, (tx) => recordAttendance(tx, actor, { sessionId, typed }, clock));
}

/** Assesses by talking; passed knows all cards, otherwise none. What the command answers. */
export function assess(
  db: Db,
  actor: StaffMember,
  subject: { memberId: string; moduleId: string },
  { passed, on = '2026-06-02', ...further }: { passed: boolean; on?: string } & Record<string, string | boolean>,
) {
  const answer = passed ? 'yes' : 'no';
  const typed = {
    ...{ form: 'oral', assessedOn: on, result: passed ? 'passed' : 'not-yet' },
    ...{ 'oral-1': answer, 'oral-2': answer, 'oral-3': answer },
    ...(further as Record<string, string>),
  };
  return transact(db, (tx) => recordAssessment(tx, actor, subject, typed, clock));
}
