import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, StaffMember } from '~/platform/actor';
import { hasAct } from '~/domain/identity/staff-acts';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { codeFrom } from './certificate-code';
import { MODULE_MINUTES_PERCENT } from './needed-minutes';
import { modulesOf } from './progress.queries.server';
import { keepsTrainingOf } from './session-scope.server';

export type IssueError =
  { code: 'not-found' } | { code: 'not-complete' } | { code: 'no-curriculum' } | { code: 'withdrawn-before' };

type Completed = { curriculumId: string | null; branchId: string; name: string; completedOn: string | null };

/**
 * Makes out the certificate of a member who has completed every mandatory module of the curriculum in force in her
 * country, for staff who keep her training. She has one valid certificate a curriculum: asked again, the same one is
 * returned. After a withdrawal only staff who approve make out a new one (`withdrawn-before`). `no-curriculum`: her
 * country has published none.
 */
export async function issueCertificate(
  tx: Tx,
  actor: StaffMember,
  memberId: string,
  clock: Clock,
): Promise<Result<{ id: string }, IssueError>> {
  const { rows } = await sql`
    select 1 from membership p where p.member_id = ${memberId} and ${keepsTrainingOf(actor.staff, 'p.group_id')} limit 1
  `.execute(tx);
  if (rows.length === 0) return fail({ code: 'not-found' });
  return makeOut(tx, { memberId, actor, afterWithdrawal: hasAct(actor.staff, 'approve') }, clock);
}

/**
 * Makes out certificates by itself for those of the members who have completed everything now and never had one for their
 * country's curriculum. Returns their ids. Done twice it makes none the second time.
 */
export async function issueWhenComplete(tx: Tx, memberIds: readonly string[], clock: Clock): Promise<string[]> {
  const issued: string[] = [];
  for (const memberId of [...memberIds].sort()) {
    const made = await makeOut(tx, { memberId, actor: null, afterWithdrawal: false }, clock);
    if (made.ok) issued.push(made.value.id);
  }
  return issued;
}

type Issue = { memberId: string; actor: Actor | null; afterWithdrawal: boolean };

async function makeOut(
  tx: Tx,
  { memberId, actor, afterWithdrawal }: Issue,
  clock: Clock,
): Promise<Result<{ id: string }, IssueError>> {
  await tx.selectFrom('member').select('id').where('id', '=', memberId).forNoKeyUpdate().execute();
  const day = today(clock);
  const { rows } = await sql<Completed>`
    select m.curriculum_id, l.branch_id, e.display_name as name,
      case when bool_and(tried.passed_on is not null
        and taught.minutes * 100 >= ${MODULE_MINUTES_PERCENT}::int * m.minutes) filter (where m.mandatory)
      then max(greatest(tried.passed_on, reached.on_day)) filter (where m.mandatory) end as completed_on
    from ${modulesOf(sql`select ${memberId}::uuid as member_id`, day)}
    join member e on e.id = l.member_id
    cross join lateral (
      select max(a.session_on) as on_day from training_attendance a where a.member_id = l.member_id
        and a.module_id = m.module_id and a.minutes > 0 and a.session_on <= ${day}::date and a.reversed_in is null
    ) reached
    group by m.curriculum_id, l.branch_id, e.display_name
  `.execute(tx);
  const [completed] = rows;
  if (!completed?.completedOn) return fail({ code: 'not-complete' });
  const { curriculumId, branchId, name, completedOn } = completed;
  if (curriculumId === null) return fail({ code: 'no-curriculum' });
  const earlier = await tx
    .selectFrom('certificate')
    .select(['id', 'withdrawnOn'])
    .where('memberId', '=', memberId)
    .where('curriculumId', '=', curriculumId)
    .execute();
  const valid = earlier.find(({ withdrawnOn }) => withdrawnOn === null);
  if (valid) return ok({ id: valid.id });
  if (earlier.length > 0 && !afterWithdrawal) return fail({ code: 'withdrawn-before' });
  const id = newId();
  const year = day.slice(0, 4);
  await sql`
    insert into certificate (id, number, code, member_id, curriculum_id, branch_id, name, completed_on, issued_on,
      issued_at, issued_by)
    values (${id}, ${`TC-${year}-`} || lpad(nextval('certificate_number')::text, 6, '0'), ${codeFrom(randomBytes(11))},
      ${memberId}, ${curriculumId}, ${branchId}, ${name}, ${completedOn}, ${day}, ${clock.now()},
      ${actor?.accountId ?? null})
  `.execute(tx);
  return ok({ id });
}
