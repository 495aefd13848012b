import { sql } from 'kysely';
import { postEntries } from '~/domain/ledger/post-entries.server';
import { leaveGroup, type LeaveGroupError, type Leaving } from '~/domain/programme/leave-group.server';
import { lockGroup, type LockedGroup } from '~/domain/programme/lock-group.server';
import { noteChange } from '~/domain/programme/note-change.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, type Result } from '~/platform/result';
import { leavingFigures, type LeavingFigures, type LeavingRefusal } from './leaving-figures.queries.server';
import type { RequestState } from './loan.states';
import { recordRepayments } from './record-repayments.server';
import { withdrawRequest } from './withdraw-request.server';

export type SettledLeaving = Leaving & {
  /** What the form said she gets in her hand; another amount by now is refused. */
  seenPaidMinor: number;
};

export type SettleLeavingError = LeaveGroupError | LeavingRefusal | { code: 'figures-changed'; paidMinor: number };

/**
 * A member leaves and is settled with, at the group's last held meeting: her loans of the group's money are paid off out
 * of her savings, the rest is a withdrawal and leaves the box. The count of the box at that meeting is less by it. Her
 * requests for loans are taken back. Fails as `leavingFigures` and `leaveGroup` do, and with `figures-changed` where she
 * gets another amount than the form said.
 */
export async function settleLeaving(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { seenPaidMinor, ...leaving }: SettledLeaving,
  clock: Clock,
): Promise<Result<LeavingFigures, SettleLeavingError>> {
  const group = await lockGroup(tx, actor, groupId, clock, { alone: true });
  if (!group) return fail({ code: 'not-found' });
  const left = await leaveGroup(tx, actor, groupId, leaving, clock);
  if (!left.ok) return left;
  await sql`select id from loan where group_id = ${groupId} order by id for update`.execute(tx);
  const found = await leavingFigures(tx, group, leaving.memberId);
  if (!found.ok) return found;
  const { paidMinor, meeting } = found.value;
  if (paidMinor !== seenPaidMinor) return fail({ code: 'figures-changed', paidMinor });
  const { recordingId } = left.value;
  await withdrawRequests(tx, recordingId, group, leaving);
  if (meeting) await payOut(tx, actor, recordingId, { group, leaving, meeting, figures: found.value }, clock);
  return found;
}

async function withdrawRequests(tx: Tx, recordingId: number, group: LockedGroup, leaving: Leaving): Promise<void> {
  const requests = await tx
    .selectFrom('loanRequest')
    .select('id')
    .where('groupId', '=', group.id)
    .where('memberId', '=', leaving.memberId)
    .where('state', 'in', ['requested', 'approved'] satisfies RequestState[])
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id } of requests) {
    const step = { requestId: id, on: group.today, reason: leaving.reason };
    const withdrawn = await withdrawRequest(tx, recordingId, step);
    if (!withdrawn.ok) throw new Error(`a request of who leaves cannot be taken back: ${withdrawn.error.code}`);
  }
}

type Payout = {
  group: LockedGroup;
  leaving: Leaving;
  meeting: NonNullable<LeavingFigures['meeting']>;
  figures: LeavingFigures;
};

async function payOut(tx: Tx, actor: Actor, recordingId: number, payout: Payout, clock: Clock): Promise<void> {
  const { group, leaving, meeting, figures } = payout;
  const { memberId, reason } = leaving;
  const { id: meetingId, scheduledOn: meetingOn, heldOn } = meeting;
  const repayments = figures.loans.map(({ loanId, owedMinor }) => ({ loanId, amountMinor: owedMinor }));
  const repaid = await recordRepayments(tx, recordingId, { on: heldOn, repayments });
  if (!repaid.ok) throw new Error(`a loan of who leaves cannot be paid: ${repaid.error.code}`);
  await tx
    .insertInto('saving')
    .values({ meetingId, meetingOn, memberId, amountMinor: -figures.savedMinor, importId: recordingId })
    .execute();
  const own = { branchId: group.branchId, groupId: group.id };
  const lines = [
    { account: { ...own, kind: 'member_savings' as const, memberId }, amountMinor: figures.savedMinor },
    { account: { ...own, kind: 'cash_box' as const }, amountMinor: -figures.savedMinor },
  ];
  const entry = { kind: 'savings', effectiveOn: heldOn, currency: group.currency, meetingId, reason, lines };
  await postEntries(tx, recordingId, [entry]);
  await lowerCount(tx, actor, recordingId, payout, clock);
}

/** What was counted in the box at the meeting, and what it should hold, is less by what she was paid. */
async function lowerCount(
  tx: Tx,
  actor: Actor,
  recordingId: number,
  { meeting, figures, leaving }: Payout,
  clock: Clock,
): Promise<void> {
  const { rows } = await sql<{ before: number | null; after: number | null }>`
    update meeting m set cash_close_counted_minor = m.cash_close_counted_minor - ${figures.paidMinor} from meeting old
    where m.id = ${meeting.id} and old.id = m.id
    returning old.cash_close_counted_minor as before, m.cash_close_counted_minor as after
  `.execute(tx);
  await tx
    .updateTable('meetingDetail')
    .set((eb) => ({ closingComputedMinor: eb('closingComputedMinor', '-', figures.paidMinor) }))
    .where('meetingId', '=', meeting.id)
    .execute();
  const change = {
    table: 'meeting',
    recordId: meeting.id,
    oldValue: { cash_close_counted_minor: rows[0]?.before ?? null },
    newValue: { cash_close_counted_minor: rows[0]?.after ?? null },
    reason: leaving.reason,
    recordingId,
  } as const;
  await noteChange(tx, actor, change, clock);
}
