import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { findMembersByCode } from './find-members.server';
import { readAll, readDay, readText, readTime, readWhole, type FieldProblem, type FieldProblems } from './read-fields';
import { trainersFor } from './session-choices.queries.server';
import { keepsTrainingOf } from './session-scope.server';

/** What stands in the form: single fields as typed, and the ticked groups and people. */
export type PlanInput = { formId: string; typed: TypedText; groupIds: string[]; memberIds: string[] };

export type PlanError = { code: 'invalid'; problems: FieldProblems };

type Module = { id: string; minutes: number };
type Guest = { memberId: string; groupId: string };
type Invited = { branchId: string; country: string; groupIds: string[] };

const MOST_DAYS_AHEAD = 366;
const EARLIEST = '2000-01-01';
const DAY_MS = 86_400_000;

/**
 * Plans a session of a module for whole groups, for people of several groups (a make-up), or both, all of one branch and of
 * groups whose training the person keeps. The same form plans one session, however often it is sent. A session takes at most the module's minutes.
 */
export async function planSession(
  tx: Tx,
  actor: StaffMember,
  input: PlanInput,
  clock: Clock,
): Promise<Result<{ id: string }, PlanError>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${input.formId}, 17))`.execute(tx);
  const known = await sessionOfForm(tx, actor, input.formId);
  if (known) return ok(known);
  const { typed } = input;
  const read = await readPlaceAndTime(tx, actor, typed, clock);
  const day = read.ok ? read.value.sessionOn : today(clock);
  const people = await readPeople(tx, actor, input, day);
  const module = people.ok ? await readModule(tx, typed.moduleId, people.value, day) : null;
  const minutes = readWhole(typed.minutes, { least: 5, most: module?.ok ? module.value.minutes : 1440 });
  const all = readAll({ ...(module && { moduleId: module }), minutes });
  if (!read.ok || !people.ok || !module?.ok || !all.ok || !minutes.ok) {
    const problems = {
      ...(!read.ok && read.error.problems),
      ...(!people.ok && people.error.problems),
      ...(!all.ok && all.error.problems),
    };
    return fail({ code: 'invalid', problems });
  }
  const { invited, guests } = people.value;
  const { sessionOn, startsAt, place, trainerId } = read.value;
  const asked = { moduleId: module.value.id, day: sessionOn, groupIds: invited.groupIds };
  if (await isPlannedAlready(tx, asked)) {
    return fail({ code: 'invalid', problems: { sessionOn: { code: 'planned-already' } } });
  }
  const id = newId();
  await tx
    .insertInto('trainingSession')
    .values({
      ...{ id, formId: input.formId, branchId: invited.branchId, moduleId: module.value.id, trainerId, place },
      ...{ sessionOn, startsAt, minutes: minutes.value, makeUp: invited.groupIds.length === 0 },
      ...{ plannedBy: actor.accountId, plannedAt: clock.now() },
    })
    .execute();
  if (invited.groupIds.length > 0) {
    const rows = invited.groupIds.map((groupId) => ({ sessionId: id, groupId }));
    await tx.insertInto('trainingSessionGroup').values(rows).execute();
  }
  if (guests.length > 0) {
    const rows = guests.map((guest) => ({ sessionId: id, ...guest }));
    await tx.insertInto('trainingSessionMember').values(rows).execute();
  }
  await tx
    .insertInto('trainingSessionEvent')
    .values({ sessionId: id, what: 'planned', accountId: actor.accountId, at: clock.now() })
    .execute();
  return ok({ id });
}

/**
 * When and where a session is to be, and who leads it, as typed; or what is wrong with each field. `leads` may stay, also
 * where the person could not choose her.
 */
export async function readPlaceAndTime(tx: Tx, actor: StaffMember, typed: TypedText, clock: Clock, leads?: string) {
  const last = new Date(clock.now().getTime() + MOST_DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  return readAll({
    sessionOn: readDay(typed.sessionOn, { first: EARLIEST, last }),
    startsAt: readTime(typed.startsAt),
    place: readText(typed.place, { most: 120 }),
    trainerId:
      leads !== undefined && typed.trainerId === leads ? ok(leads) : await readTrainer(tx, actor, typed.trainerId),
  });
}

async function sessionOfForm(tx: Tx, actor: StaffMember, formId: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('trainingSession')
    .select('id')
    .where('formId', '=', formId)
    .where('plannedBy', '=', actor.accountId)
    .executeTakeFirst();
}

async function readTrainer(tx: Tx, actor: StaffMember, typed = ''): Promise<Result<string, FieldProblem>> {
  const trainers = await trainersFor(tx, actor);
  const found = trainers.find(({ accountId }) => accountId === typed);
  return found ? ok(found.accountId) : fail({ code: 'choose' });
}

/** The groups and people asked, all of one branch; people by tick or by code, each once, each of a group that day. */
async function readPeople(
  tx: Tx,
  actor: StaffMember,
  { typed, groupIds, memberIds }: PlanInput,
  day: string,
): Promise<Result<{ invited: Invited; guests: Guest[] }, PlanError>> {
  const refuse = (field: string, problem: FieldProblem) =>
    fail({ code: 'invalid' as const, problems: { [field]: problem } });
  const found = await findMembersByCode(tx, actor, { codes: typed.codes ?? '', memberIds, day });
  if (!found.ok) return refuse('codes', found.error);
  const guests = found.value;
  const asked = [...new Set([...groupIds, ...guests.map(({ groupId }) => groupId)])];
  const { rows } = await sql<{ id: string; branchId: string; country: string }>`
    select g.id, b.id as branch_id, b.country from self_help_group g join branch b on b.id = g.branch_id
    where g.id = any(${asked}::uuid[]) and (g.closed_on is null or g.closed_on > ${day}::date)
      and ${keepsTrainingOf(actor.staff, 'g.id')}
    order by g.id
  `.execute(tx);
  const [first] = rows;
  if (!first || rows.length < asked.length) return refuse('groups', { code: 'nobody-invited' });
  if (rows.some(({ branchId }) => branchId !== first.branchId)) return refuse('groups', { code: 'other-branch' });
  const { branchId, country } = first;
  return ok({ invited: { branchId, country, groupIds: [...new Set(groupIds)] }, guests });
}

/** A module that the branch's country has in force on the day. */
async function readModule(
  tx: Tx,
  typed = '',
  { invited }: { invited: Invited },
  day: string,
): Promise<Result<Module, FieldProblem>> {
  const { rows } = await sql<Module>`
    select module_id as id, minutes from module_in_force
    where country = ${invited.country} and module_id::text = ${typed}
      and from_on <= ${day}::date and until_on > ${day}::date
  `.execute(tx);
  return rows[0] ? ok(rows[0]) : fail({ code: 'choose' });
}

type SessionOnDay = { moduleId: string; day: string; groupIds: string[]; besides?: string };

/** Whether one of the groups has another session of the module on the day. */
export async function isPlannedAlready(tx: Tx, { moduleId, day, groupIds, besides }: SessionOnDay): Promise<boolean> {
  const { rows } = await sql`
    select 1 from training_session s join training_session_group x on x.session_id = s.id
    where x.group_id = any(${groupIds}::uuid[]) and s.module_id = ${moduleId} and s.session_on = ${day}
      and s.state <> 'cancelled' and s.id is distinct from ${besides ?? null}::uuid limit 1
  `.execute(tx);
  return rows.length > 0;
}
