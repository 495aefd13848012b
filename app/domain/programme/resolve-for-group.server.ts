import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockGroup } from './lock-group.server';
import { noteChange } from './note-change.server';

export type ResolveError =
  | { code: 'not-found' }
  | { code: 'changed-meanwhile'; current: string | null }
  | { code: 'money-left' }
  | { code: 'out-of-days'; earliest: string; latest: string };

type Resolution = { on: string; words: string; seen: string | null };

/**
 * Closes a group from a day on, by its resolution. What it has is shared before: `money-left` while its books hold
 * anything. Fails with `changed-meanwhile` and the day noted by now where `seen` is another, `out-of-days`, `not-found`.
 */
export async function closeGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
  resolution: Resolution,
  clock: Clock,
): Promise<Result<null, ResolveError>> {
  return resolve(tx, actor, groupId, { column: 'closedOn', what: 'group-closed', ...resolution }, clock);
}

/** Notes the group's resolution not to lend, of which rule G5 asks. Fails as `closeGroup` does, but for `money-left`. */
export async function resolveNotToLend(
  tx: Tx,
  actor: Actor,
  groupId: string,
  resolution: Resolution,
  clock: Clock,
): Promise<Result<null, ResolveError>> {
  const column = 'noLendingResolutionOn';
  return resolve(tx, actor, groupId, { column, what: 'no-lending-resolution', ...resolution }, clock);
}

const NAMES = { closedOn: 'closed_on', noLendingResolutionOn: 'no_lending_resolution_on' } as const;

async function resolve(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { column, what, on, words, seen }: Resolution & { column: keyof typeof NAMES; what: string },
  clock: Clock,
): Promise<Result<null, ResolveError>> {
  const group = await lockGroup(tx, actor, groupId, clock, { alone: column === 'closedOn' });
  if (!group) return fail({ code: 'not-found' });
  const current = group[column];
  if (current !== seen) return current === on ? ok(null) : fail({ code: 'changed-meanwhile', current });
  const latestMeeting = column === 'closedOn' ? await lastHeldOn(tx, groupId) : null;
  const earliest = latestMeeting ?? group.formedOn;
  if (on < earliest || on > group.today) return fail({ code: 'out-of-days', earliest, latest: group.today });
  if (column === 'closedOn' && (await hasMoney(tx, groupId))) return fail({ code: 'money-left' });
  const recordingId = await startRecording(tx, actor, { what, groupId, reason: words }, clock);
  await tx
    .updateTable('selfHelpGroup')
    .set({ [column]: on })
    .where('id', '=', groupId)
    .execute();
  const values = { oldValue: { [NAMES[column]]: current }, newValue: { [NAMES[column]]: on } };
  const change = { table: 'self_help_group', recordId: groupId, ...values, reason: words, recordingId } as const;
  await noteChange(tx, actor, change, clock);
  return ok(null);
}

async function lastHeldOn(tx: Tx, groupId: string): Promise<string | null> {
  const last = await tx
    .selectFrom('meeting')
    .select((eb) => eb.fn.max('heldOn').as('heldOn'))
    .where('groupId', '=', groupId)
    .executeTakeFirst();
  return last?.heldOn ?? null;
}

/** Whether anything is in the box or bank, saved, lent or in the social fund. */
async function hasMoney(tx: Tx, groupId: string): Promise<boolean> {
  const held = await tx
    .selectFrom('ledgerBalance')
    .select('accountId')
    .where('groupId', '=', groupId)
    .where('kind', 'in', [
      'cash_box',
      'bank',
      'mobile_money',
      'member_savings',
      'loan_receivable',
      'social_fund',
      'rotation_pot',
    ])
    .where('balanceMinor', '!=', 0)
    .executeTakeFirst();
  return held !== undefined;
}
