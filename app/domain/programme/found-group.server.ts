import { sql } from 'kysely';
import { z } from 'zod';
import { startRecording } from '~/domain/identity/start-recording.server';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { choiceField, dayField, wordsField } from './form-fields';
import { nextCode } from './next-code';
import { noteChange } from './note-change.server';

export const foundGroupSchema = z.object({
  branchId: z.uuid('missing'),
  name: wordsField({ least: 2, most: 120 }),
  kind: choiceField(['savings', 'shares', 'rotating']),
  formedOn: dayField,
});

export type FoundGroupError =
  { code: 'no-such-branch' } | { code: 'in-future'; latest: string } | { code: 'name-taken' };

/**
 * Founds a group in a branch where the person keeps groups, under the next code of the country's scheme (IN-00042). A
 * trainer has it assigned to her. Fails with `no-such-branch`, `in-future` (with the branch's day), or `name-taken` where
 * a group of the branch has that name.
 */
export async function foundGroup(
  tx: Tx,
  actor: StaffMember,
  input: z.output<typeof foundGroupSchema>,
  clock: Clock,
): Promise<Result<{ groupId: string; code: string }, FoundGroupError>> {
  // Two groups founded at once get two codes.
  await sql`select pg_advisory_xact_lock(hashtext('self_help_group.code'))`.execute(tx);
  const branch = (await foundingBranches(tx, actor)).find(({ id }) => id === input.branchId);
  if (!branch) return fail({ code: 'no-such-branch' });
  const latest = today(clock, branch.timezone);
  if (input.formedOn > latest) return fail({ code: 'in-future', latest });
  const taken = await tx
    .selectFrom('selfHelpGroup')
    .select('id')
    .where('branchId', '=', branch.id)
    .where('name', '=', input.name)
    .executeTakeFirst();
  if (taken) return fail({ code: 'name-taken' });
  const groupId = newId();
  const code = nextCode(`${branch.country}-`, await latestCode(tx, branch.country), 5);
  const { name, kind, formedOn } = input;
  await tx
    .insertInto('selfHelpGroup')
    .values({ id: groupId, code, branchId: branch.id, name, kind, formedOn })
    .execute();
  const recordingId = await startRecording(tx, actor, { what: 'group-founded', groupId }, clock);
  const newValue = { code, branch_id: branch.id, name, kind, formed_on: formedOn };
  await noteChange(
    tx,
    actor,
    { table: 'self_help_group', recordId: groupId, newValue, reason: 'founded', recordingId },
    clock,
  );
  if (!branch.isManaged) {
    await tx
      .insertInto('trainerGroup')
      .values({ id: newId(), accountId: actor.accountId, groupId, since: latest })
      .execute();
  }
  return ok({ groupId, code });
}

type Branch = { id: string; name: string; country: string; timezone: string; isManaged: boolean };

/** The branches in which the person may found groups: those she manages, and as a trainer those she works in. */
export async function foundingBranches(db: Db, { staff }: StaffMember): Promise<Branch[]> {
  const trains = staff.duties.flatMap(({ role, branchId }) => (role === 'trainer' && branchId ? [branchId] : []));
  const { rows } = await sql<Branch>`
    select b.id, b.name, b.country, b.timezone, ${staffMayInBranch(staff, 'approve', 'b.id')} as is_managed
    from branch b
    where (${staffMayInBranch(staff, 'approve', 'b.id')} or b.id = any(${trains}::uuid[]))
    order by b.country, b.name
  `.execute(db);
  return rows;
}

/** The highest code of the country's scheme; codes of another form, as an import may bring, are passed over. */
async function latestCode(tx: Tx, country: string): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`
    select code from self_help_group where code ~ ${`^${country}-[0-9]{1,9}$`} order by length(code) desc, code desc limit 1
  `.execute(tx);
  return rows[0]?.code ?? null;
}
