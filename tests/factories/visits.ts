import { checklistOf, type Answers, type ChecklistKind } from '~/domain/eligibility/visits/checklist';
import { decideVisit } from '~/domain/eligibility/visits/decide-visit.server';
import { startVisit } from '~/domain/eligibility/visits/start-visit.server';
import { submitVisit } from '~/domain/eligibility/visits/submit-visit.server';
import type { VisitInput } from '~/domain/eligibility/visits/visit.schema';
import type { StaffMember } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import type { Result } from '~/platform/result';
import { TEST_NOW } from '../support/request-context';

/** Everything in order, but for the items named. */
export function answersOf(kind: ChecklistKind, other: Answers = {}): Answers {
  const items = checklistOf(kind).items.filter(({ source }) => source !== 'computed');
  return { ...Object.fromEntries(items.map(({ item }) => [item, { answer: 'yes' as const, note: '' }])), ...other };
}

/** A form of a visit on the day of the tests with everything filled in. */
export function visitInput(kind: ChecklistKind, given: Partial<VisitInput> = {}): VisitInput {
  return {
    answers: answersOf(kind),
    visitedOn: TEST_NOW.slice(0, 10),
    place: 'Behind the temple',
    remark: '',
    version: 1,
    ...given,
  };
}

/** The value of a command that has to succeed. */
export async function done<Value>(db: Db, work: (tx: Tx) => Promise<Result<Value, { code: string }>>): Promise<Value> {
  const result = await transact(db, work);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** A visit that waits for the second person. */
export async function aSentVisit(
  db: Db,
  visitor: StaffMember,
  enterpriseId: string,
  kind: ChecklistKind,
  given: Partial<VisitInput> & { clock?: Clock } = {},
): Promise<string> {
  const { clock = fixedClock(TEST_NOW), ...input } = given;
  const id = await done(db, (tx) => startVisit(tx, visitor, enterpriseId, clock));
  await done(db, (tx) => submitVisit(tx, visitor, id, visitInput(kind, input), clock));
  return id;
}

/** A visit that two people stand for. */
export async function anApprovedVisit(
  db: Db,
  people: { visitor: StaffMember; approver: StaffMember },
  enterpriseId: string,
  kind: ChecklistKind,
  given: Partial<VisitInput> & { clock?: Clock } = {},
): Promise<string> {
  const id = await aSentVisit(db, people.visitor, enterpriseId, kind, given);
  const { version } = await db
    .selectFrom('visitSheet')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const approval = { decision: 'approve' as const, reason: '', version };
  await done(db, (tx) => decideVisit(tx, people.approver, id, approval, given.clock ?? fixedClock(TEST_NOW)));
  return id;
}

/** A supplier from outside, not vetted, in a country. */
export async function aSupplier(db: Db, country = 'IN', vettedOn: string | null = null): Promise<string> {
  const id = newId();
  await db
    .insertInto('enterprise')
    .values({
      id,
      code: `S-${id.slice(-12)}`,
      name: `Jars ${id.slice(-4)}`,
      kind: 'supplier',
      country,
      district: 'Erode',
      vettedOn,
    })
    .execute();
  return id;
}
