import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import type { FieldProblem } from './read-fields';
import { keepsTrainingOf } from './session-scope.server';

type Wanted = {
  /** Member codes as typed, between them spaces, commas or line breaks. */
  codes: string;
  /** People who were ticked. */
  memberIds: string[];
  day: string;
};

/**
 * The people meant, each with a group whose training the person keeps and whose member she was on the day. A code that
 * nobody there has, one who was in no group that day, and one named twice are refused by her code.
 */
export async function findMembersByCode(
  tx: Tx,
  actor: StaffMember,
  { codes, memberIds, day }: Wanted,
): Promise<Result<{ memberId: string; groupId: string }[], FieldProblem>> {
  const typed = codes
    .split(/[\s,;،]+/)
    .filter(Boolean)
    .slice(0, 100);
  if (typed.length === 0 && memberIds.length === 0) return ok([]);
  const { rows } = await sql<{ memberId: string; code: string; groupId: string | null }>`
    select m.id as member_id, m.code, (
      select p.group_id from membership p where p.member_id = m.id and p.joined_on <= ${day}::date
        and (p.left_on is null or p.left_on > ${day}::date) and ${keepsTrainingOf(actor.staff, 'p.group_id')}
      order by p.joined_on desc, p.group_id limit 1) as group_id
    from member m
    where (m.code = any(${typed}::text[]) or m.id = any(${memberIds}::uuid[]))
      and exists (select from membership p where p.member_id = m.id and ${keepsTrainingOf(actor.staff, 'p.group_id')})
  `.execute(tx);
  for (const [index, code] of typed.entries()) {
    const found = rows.find((row) => row.code === code);
    if (!found) return fail({ code: 'unknown-member', values: { member: code.slice(0, 40) } });
    if (typed.indexOf(code) < index || memberIds.includes(found.memberId)) {
      return fail({ code: 'listed-already', values: { member: code } });
    }
  }
  if (new Set(memberIds).size < memberIds.length || rows.length < typed.length + memberIds.length) {
    return fail({ code: 'unknown-member', values: { member: '' } });
  }
  const outside = rows.find(({ groupId }) => groupId === null);
  if (outside) return fail({ code: 'in-no-group', values: { member: outside.code } });
  return ok(rows.flatMap(({ memberId, groupId }) => (groupId ? [{ memberId, groupId }] : [])));
}
