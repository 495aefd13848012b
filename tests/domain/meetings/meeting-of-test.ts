import { holdMeeting } from '~/domain/credit/hold-meeting.server';
import { hashPassword } from '~/domain/identity/password.server';
import { keepPins } from '~/domain/programme/member-pin.server';
import type { Typed } from '~/domain/programme/sheet-fields';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';
import { actingAs, aGroup, type GroupOfTest } from '../../factories/groups';

/** The day of these meetings, where the branch is. */
export const DAY = '2026-06-15';
export const CLOCK = fixedClock('2026-06-15T09:00:00Z');
export const PIN = '2580';

export type GroupThatMeets = GroupOfTest & { officer: Actor; signers: string[] };

let pinHash: Promise<string> | undefined;

/** A group of seven whose first three members have numbers to sign with, and its secretary's account. */
export async function aGroupThatMeets(db: Db, given: Parameters<typeof aGroup>[1] = {}): Promise<GroupThatMeets> {
  const group = await aGroup(db, given);
  const officer = await actingAs(db, group.memberIds[1] ?? '');
  const signers = group.memberIds.slice(0, 3);
  const hash = await (pinHash ??= hashPassword(PIN));
  const pins = signers.map((memberId) => ({ memberId, pinHash: hash, what: 'set' as const }));
  await transact(db, async (tx) => ok(await keepPins(tx, officer, pins, CLOCK)));
  return { ...group, officer, signers };
}

/** Everybody is there, 100 was in the box and is still, three sign. */
export function quietMeeting({ memberIds, signers }: GroupThatMeets, typed: Typed = {}): Typed {
  const marks = memberIds.map((memberId): [string, string] => [`mark.${memberId}`, 'present']);
  const signed = signers.flatMap((memberId, place): [string, string][] => [
    [`signer.${place}`, memberId],
    [`pin.${place}`, PIN],
  ]);
  return { heldOn: DAY, cashOpen: '100', cashClose: '100', ...Object.fromEntries([...marks, ...signed]), ...typed };
}

/** Sends a meeting of the group, by its secretary, as one that her device made. */
export async function send(db: Db, group: GroupThatMeets, typed: Typed, sheetId = newId(), clock = CLOCK) {
  return holdMeeting(db, group.officer, { groupId: group.groupId, sheetId, typed }, clock);
}

/** Sends a meeting that is expected to be recorded; gives its id. */
export async function record(db: Db, group: GroupThatMeets, typed: Typed, clock = CLOCK): Promise<string> {
  const held = await send(db, group, typed, newId(), clock);
  if (!held.ok || held.value.meetingId === null) throw new Error(`not recorded: ${JSON.stringify(held)}`);
  return held.value.meetingId;
}
