import { sql } from 'kysely';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { fail, ok, type Result } from '~/platform/result';
import { readAll, readChoice, readDay, readText, type FieldProblems } from './read-fields';
import { keepsTrainingOf } from './session-scope.server';
import { CARDS_A_TOPIC, CARDS_TO_PASS } from './topics';

const ASSESSMENT_FORMS = ['oral', 'observed', 'written'] as const;

export type AssessmentError = { code: 'not-found' } | { code: 'invalid'; problems: FieldProblems };

type Subject = { memberId: string; moduleId: string };
type Known = { id: number; form: string; passed: boolean };

const EARLIEST = '2000-01-01';

/**
 * Keeps how somebody was assessed on a module: by question cards (oral), a checklist (observed), each card or point with
 * yes or no, or in writing. Passed needs two of three. The assessor is who records it. One a day: another result of the same
 * day reverses it, with a reason. A failed one never undoes one that was passed (M6 asks for any). The same form twice is once.
 */
export async function recordAssessment(
  tx: Tx,
  actor: StaffMember,
  { memberId, moduleId }: Subject,
  typed: TypedText,
  clock: Clock,
): Promise<Result<{ passed: boolean }, AssessmentError>> {
  const place = await lockPlace(tx, actor, { memberId, moduleId });
  if (!place) return fail({ code: 'not-found' });
  const read = readAll({
    form: readChoice(typed.form, ASSESSMENT_FORMS),
    assessedOn: readDay(typed.assessedOn, { first: EARLIEST, last: today(clock, place.timezone) }),
    result: readChoice(typed.result, ['passed', 'not-yet']),
  });
  const answers = readAnswers(typed, read.ok ? read.value.form : typed.form);
  if (!read.ok) return read;
  const { form, assessedOn, result } = read.value;
  if (!answers) return fail({ code: 'invalid', problems: { result: { code: 'answer-all' } } });
  const passed = result === 'passed';
  if (passed && form !== 'written' && answers.filter((yes) => yes).length < CARDS_TO_PASS) {
    return fail({
      code: 'invalid',
      problems: { result: { code: 'too-few-known', values: { least: CARDS_TO_PASS, all: CARDS_A_TOPIC } } },
    });
  }
  const known = await currentAssessment(tx, { memberId, moduleId }, assessedOn);
  if (known?.form === form && known.passed === passed) return ok({ passed });
  const reason = readText(typed.reason, { least: known ? 5 : 0, most: 300 });
  if (!reason.ok) return fail({ code: 'invalid', problems: { reason: { code: 'assessed-already' } } });
  const importId = await startRecording(
    tx,
    actor,
    { what: 'assessment', memberId, ...(known && { reason: reason.value }) },
    clock,
  );
  if (known) {
    await sql`update assessment set reversed_in = ${importId} where id = ${known.id}`.execute(tx);
  }
  await tx.insertInto('assessment').values({ memberId, moduleId, assessedOn, form, passed, importId }).execute();
  await tx
    .insertInto('assessmentSheet')
    .values({ recordingId: importId, memberId, moduleId, answers: JSON.stringify(answers) })
    .execute();
  return ok({ passed });
}

/** Yes or no to each card of the form; null if one is left open. A written test has none. */
function readAnswers(typed: TypedText, form: string | undefined): boolean[] | null {
  if (form === 'written') return [];
  const answers = Array.from({ length: CARDS_A_TOPIC }, (_, index) => typed[`${form}-${index + 1}`]);
  return answers.every((answer) => answer === 'yes' || answer === 'no') ? answers.map((one) => one === 'yes') : null;
}

/** The time zone where the person keeps her training; her membership stays locked, so that one form waits for another. */
async function lockPlace(
  tx: Tx,
  actor: StaffMember,
  { memberId, moduleId }: Subject,
): Promise<{ timezone: string } | undefined> {
  const { rows } = await sql<{ timezone: string }>`
    select b.timezone from membership p join self_help_group g on g.id = p.group_id
    join branch b on b.id = g.branch_id join training_module t on t.country = b.country
    where p.member_id = ${memberId} and t.id = ${moduleId} and ${keepsTrainingOf(actor.staff, 'g.id')}
    order by p.left_on nulls first, p.joined_on desc limit 1 for no key update of p
  `.execute(tx);
  return rows[0];
}

async function currentAssessment(tx: Tx, { memberId, moduleId }: Subject, day: string): Promise<Known | undefined> {
  return tx
    .selectFrom('assessment')
    .select(['id', 'form', 'passed'])
    .where('memberId', '=', memberId)
    .where('moduleId', '=', moduleId)
    .where('assessedOn', '=', day)
    .where('reversedIn', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
