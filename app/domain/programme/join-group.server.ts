import { sql } from 'kysely';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import type { JoinGroupInput, NewMember } from './join-group.schema';
import { lockGroup, type LockedGroup } from './lock-group.server';
import { nextCode } from './next-code';
import { noteChange } from './note-change.server';

export type JoinGroupError =
  | { code: 'not-found' }
  | { code: 'closed' }
  | { code: 'out-of-days'; field: 'joinedOn' | 'consentOn' | 'identitySeenOn'; earliest: string; latest: string }
  | { code: 'unknown-member' }
  | { code: 'too-young'; latest: number }
  | { code: 'overlaps'; from: string; until: string | null };

/**
 * Lets somebody join a group: a new member, under the next code of the group's scheme, or one whose code the register
 * knows in the branch. Fails with `out-of-days` (with the days that go), `unknown-member`, `too-young` (below 10 years:
 * surely mistyped; with the latest year), `overlaps` with the membership that covers a day from then on, `closed`,
 * `not-found`.
 */
export async function joinGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
  input: JoinGroupInput,
  clock: Clock,
): Promise<Result<{ memberId: string; code: string }, JoinGroupError>> {
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  if (group.closedOn !== null) return fail({ code: 'closed' });
  const days = { earliest: group.formedOn, latest: group.today };
  if (input.joinedOn < days.earliest || input.joinedOn > days.latest) {
    return fail({ code: 'out-of-days', field: 'joinedOn', ...days });
  }
  const member = input.who === 'known' ? await knownMember(tx, group, input.memberCode) : newMember(group, input);
  if (!member.ok) return member;
  if (input.who === 'known') {
    const overlap = await overlapping(tx, groupId, member.value.memberId, input.joinedOn);
    if (overlap) return fail({ code: 'overlaps', ...overlap });
  }
  const recordingId = await startRecording(
    tx,
    actor,
    { what: 'member-joined', groupId, ...(input.who === 'known' && { memberId: member.value.memberId }) },
    clock,
  );
  const code =
    input.who === 'known'
      ? input.memberCode
      : await writeMember(tx, actor, group, member.value.memberId, input, recordingId, clock);
  const { memberId } = member.value;
  const membership = { id: newId(), memberId, groupId, joinedOn: input.joinedOn, role: 'member' };
  await tx.insertInto('membership').values(membership).execute();
  const newValue = { member_id: memberId, group_id: groupId, joined_on: input.joinedOn, role: 'member' };
  const change = { table: 'membership', recordId: membership.id, newValue, reason: 'joined', recordingId } as const;
  await noteChange(tx, actor, change, clock);
  return ok({ memberId, code });
}

type Found = Result<{ memberId: string }, JoinGroupError>;

/** Somebody who was in this group or is or was in another one of the branch; a stranger's code is not found. */
async function knownMember(tx: Tx, group: LockedGroup, code: string): Promise<Found> {
  const { rows } = await sql<{ memberId: string }>`
    select m.id as member_id from member m
    where m.code = ${code} and exists (
      select from membership s join self_help_group g on g.id = s.group_id
      where s.member_id = m.id and g.branch_id = ${group.branchId})
    for no key update
  `.execute(tx);
  return rows[0] ? ok(rows[0]) : fail({ code: 'unknown-member' });
}

const YOUNGEST = 10;

function newMember(group: LockedGroup, { birthYear, consentOn, identitySeenOn }: NewMember): Found {
  const latest = Number(group.today.slice(0, 4)) - YOUNGEST;
  if (birthYear > latest) return fail({ code: 'too-young', latest });
  for (const [field, day] of Object.entries({ consentOn, identitySeenOn })) {
    const named = field as 'consentOn' | 'identitySeenOn';
    if (day !== null && (day < '2000-01-01' || day > group.today)) {
      return fail({ code: 'out-of-days', field: named, earliest: '2000-01-01', latest: group.today });
    }
  }
  return ok({ memberId: newId() });
}

async function overlapping(tx: Tx, groupId: string, memberId: string, joinedOn: string) {
  return tx
    .selectFrom('membership')
    .select(['joinedOn as from', 'leftOn as until'])
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', joinedOn)]))
    .orderBy('joinedOn')
    .executeTakeFirst();
}

async function writeMember(
  tx: Tx,
  actor: Actor,
  group: LockedGroup,
  memberId: string,
  input: NewMember,
  recordingId: number,
  clock: Clock,
): Promise<string> {
  const prefix = `${group.code}-M`;
  const { rows } = await sql<{ code: string }>`
    select code from member where starts_with(code, ${prefix}) and substr(code, ${prefix.length + 1}) ~ '^[0-9]{1,9}$'
    order by length(code) desc, code desc limit 1
  `.execute(tx);
  const code = nextCode(prefix, rows[0]?.code ?? null, 2);
  const { displayName, birthYear, phone, consentOn, identitySeenOn } = input;
  await tx
    .insertInto('member')
    .values({ id: memberId, code, displayName, birthYear, phone, consentOn, identitySeenOn })
    .execute();
  const newValue = { code, birth_year: birthYear, consent_on: consentOn, identity_seen_on: identitySeenOn };
  await noteChange(tx, actor, { table: 'member', recordId: memberId, newValue, reason: 'joined', recordingId }, clock);
  return code;
}
