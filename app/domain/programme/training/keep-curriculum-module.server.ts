import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockCurriculum, type LockedCurriculum } from './lock-curriculum.server';
import { readAll, readChoice, readText, readWhole, type FieldProblems } from './read-fields';
import { stepOfTopic, TOPICS, type Topic } from './topics';

export type ModuleInput = { code: string; topic: Topic; title: string; minutes: number; mandatory: boolean };

export type KeepModuleError =
  | { code: 'not-found' }
  | { code: 'not-a-draft' }
  | { code: 'invalid'; problems: FieldProblems }
  | { code: 'changed-meanwhile'; edition: number };

/** A whole day and night is more than any module takes. */
const MOST_MINUTES = 1440;

/** Reads a module's form. The step is that of the topic. */
export function readModule(typed: TypedText): Result<ModuleInput, { code: 'invalid'; problems: FieldProblems }> {
  const read = readAll({
    code: readText(typed.code, { most: 40 }),
    topic: readChoice(typed.topic, TOPICS),
    title: readText(typed.title, { most: 120 }),
    minutes: readWhole(typed.minutes, { least: 1, most: MOST_MINUTES }),
  });
  if (!read.ok) return read;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(read.value.code)) {
    return fail({ code: 'invalid', problems: { code: { code: 'not-a-code' } } });
  }
  return ok({ ...read.value, mandatory: typed.mandatory === 'yes' });
}

type Keeping = {
  curriculumId: string;
  /** The draft's edition that stood on the form. */
  edition: number;
  /** The code of the module that is changed; null for a new one. */
  before: string | null;
};

/**
 * Adds a module to a draft, or changes one. `changed-meanwhile`: somebody changed the draft since the form was opened.
 * `invalid`: the code is in the draft twice, or is another country's.
 */
export async function keepCurriculumModule(
  tx: Tx,
  actor: StaffMember,
  keeping: Keeping,
  input: ModuleInput,
): Promise<Result<null, KeepModuleError>> {
  const draft = await lockDraft(tx, actor, keeping);
  if (!draft.ok) return draft;
  const { id, country } = draft.value;
  const taken = await sql<{ problem: 'code-taken' | 'code-elsewhere' }>`
    select 'code-elsewhere' as problem from training_module where code = ${input.code} and country <> ${country}
    union all
    select 'code-taken' from curriculum_module
    where curriculum_id = ${id} and code = ${input.code} and code is distinct from ${keeping.before}
  `.execute(tx);
  const [problem] = taken.rows;
  if (problem) return fail({ code: 'invalid', problems: { code: { code: problem.problem } } });
  if (keeping.before !== null) await removeRow(tx, id, keeping.before);
  const { code, topic, title, minutes, mandatory } = input;
  await tx
    .insertInto('curriculumModule')
    .values({ curriculumId: id, code, step: stepOfTopic(topic), topic, title, minutes, mandatory })
    .execute();
  await countEdition(tx, id);
  return ok(null);
}

/** Takes a module out of a draft; one that is not in it is no failure. */
export async function dropCurriculumModule(
  tx: Tx,
  actor: StaffMember,
  keeping: Keeping & { before: string },
): Promise<Result<null, KeepModuleError>> {
  const draft = await lockDraft(tx, actor, keeping);
  if (!draft.ok) return draft;
  await removeRow(tx, draft.value.id, keeping.before);
  await countEdition(tx, draft.value.id);
  return ok(null);
}

async function lockDraft(
  tx: Tx,
  actor: StaffMember,
  { curriculumId, edition }: Keeping,
): Promise<Result<LockedCurriculum, KeepModuleError>> {
  const curriculum = await lockCurriculum(tx, actor, curriculumId);
  if (!curriculum) return fail({ code: 'not-found' });
  if (curriculum.state !== 'draft') return fail({ code: 'not-a-draft' });
  if (curriculum.edition !== edition) return fail({ code: 'changed-meanwhile', edition: curriculum.edition });
  return ok(curriculum);
}

async function removeRow(tx: Tx, curriculumId: string, code: string): Promise<void> {
  await tx.deleteFrom('curriculumModule').where('curriculumId', '=', curriculumId).where('code', '=', code).execute();
}

async function countEdition(tx: Tx, id: string): Promise<void> {
  await sql`update curriculum set edition = edition + 1 where id = ${id}`.execute(tx);
}
