import { sql } from 'kysely';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { lockGroup } from './lock-group.server';

export type StartCycleError =
  | { code: 'not-found' }
  | { code: 'closed' }
  | { code: 'cycle-open'; until: string }
  | { code: 'out-of-days'; field: 'fromOn' | 'toOn'; earliest: string; latest: string };

/**
 * Begins a group's next cycle with what its books held the day before. A rotating group's last one ends with it where all
 * have had the pot; others end with their share-out. Fails with `cycle-open`, `out-of-days` (it begins after the last one ended, not later than
 * today, and ends within three years), `closed`, `not-found`.
 */
export async function startCycle(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { fromOn, toOn }: { fromOn: string; toOn: string },
  clock: Clock,
): Promise<Result<{ cycleId: string }, StartCycleError>> {
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  if (group.closedOn !== null) return fail({ code: 'closed' });
  const last = await lastCycle(tx, groupId);
  const roundIsOver = last?.closedOn === null && group.kind === 'rotating' && (await everybodyHadThePot(tx, last.id));
  if (last?.closedOn === null && !roundIsOver) return fail({ code: 'cycle-open', until: last.toOn });
  const earliest = last ? (last.closedOn ?? last.fromOn) : group.formedOn;
  if (fromOn < earliest || fromOn > group.today) {
    return fail({ code: 'out-of-days', field: 'fromOn', earliest, latest: group.today });
  }
  const latest = `${Number(fromOn.slice(0, 4)) + 3}-12-31`;
  if (toOn <= fromOn || toOn > latest) return fail({ code: 'out-of-days', field: 'toOn', earliest: fromOn, latest });
  const recordingId = await startRecording(tx, actor, { what: 'cycle-started', groupId }, clock);
  if (last && roundIsOver)
    await tx.updateTable('groupCycle').set({ closedOn: fromOn }).where('id', '=', last.id).execute();
  const cycleId = await openCycle(tx, groupId, { number: (last?.number ?? 0) + 1, fromOn, toOn, recordingId });
  return ok({ cycleId });
}

type NewCycle = { number: number; fromOn: string; toOn: string; recordingId: number };

/** Writes a cycle with what the books held at the end of the day before it begins. Returns its id. */
export async function openCycle(tx: Tx, groupId: string, cycle: NewCycle): Promise<string> {
  const id = newId();
  await sql`
    insert into group_cycle (id, group_id, number, from_on, to_on, start_savings_minor, start_social_fund_minor,
      start_cash_minor, recording_id)
    select ${id}, ${groupId}, ${cycle.number}, ${cycle.fromOn}::date, ${cycle.toOn}::date,
      -coalesce(sum(l.amount_minor) filter (where a.kind = 'member_savings'), 0)::bigint,
      -coalesce(sum(l.amount_minor) filter (where a.kind = 'social_fund'), 0)::bigint,
      coalesce(sum(l.amount_minor) filter (where a.kind = 'cash_box'), 0)::bigint, ${cycle.recordingId}
    from ledger_account a join ledger_line l on l.account_id = a.id
    where a.group_id = ${groupId} and a.kind in ('member_savings', 'social_fund', 'cash_box')
      and l.effective_on < ${cycle.fromOn}::date
  `.execute(tx);
  return id;
}

async function lastCycle(tx: Tx, groupId: string) {
  return tx
    .selectFrom('groupCycle')
    .select(['id', 'number', 'fromOn', 'toOn', 'closedOn'])
    .where('groupId', '=', groupId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function everybodyHadThePot(tx: Tx, cycleId: string): Promise<boolean> {
  const turns = await tx.selectFrom('rotationTurn').select('paidOn').where('cycleId', '=', cycleId).execute();
  return turns.length > 0 && turns.every(({ paidOn }) => paidOn !== null);
}
