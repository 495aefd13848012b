import { startRecording } from '~/domain/identity/start-recording.server';
import { postEntries } from '~/domain/ledger/post-entries.server';
import { startCycle } from '~/domain/programme/start-cycle.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';
import { actingAs, aGroup, type GroupOfTest } from './groups';

/** The day of its one meeting. */
export const HELD = '2026-06-10';

export type GroupToShareOut = GroupOfTest & { president: Actor; secretary: Actor; meetingId: string };

/** A group with a cycle and one meeting: 100, 200 and 300 saved, a fine of 60, a loan of 150 to the second, 40 social. */
export async function aGroupToShareOut(db: Db, clock: Clock): Promise<GroupToShareOut> {
  const group = await aGroup(db);
  const [a = '', b = '', c = ''] = group.memberIds;
  const president = await actingAs(db, a);
  const secretary = await actingAs(db, b);
  const meetingId = newId();
  await db
    .insertInto('meeting')
    .values({
      id: meetingId,
      groupId: group.groupId,
      scheduledOn: HELD,
      status: 'held',
      heldOn: HELD,
      cashOpenMinor: 0,
      cashCloseCountedMinor: 55_000,
    })
    .execute();
  await transact(db, async (tx) => {
    const recordingId = await startRecording(tx, president, { what: 'meeting', groupId: group.groupId }, clock);
    await saves(tx, { ...group, meetingId }, recordingId, [
      [a, 10_000],
      [b, 20_000],
      [c, 30_000],
    ]);
    await moves(tx, { ...group, meetingId }, recordingId);
    await lends(tx, group, recordingId, b);
    return ok(null);
  });
  const cycle = { fromOn: '2026-01-01', toOn: '2026-06-30' };
  const started = await transact(db, (tx) => startCycle(tx, president, group.groupId, cycle, clock));
  if (!started.ok) throw new Error(started.error.code);
  return { ...group, president, secretary, meetingId };
}

/** Savings at the meeting, in the registers and the ledger. */
export async function saves(
  tx: Tx,
  group: GroupOfTest & { meetingId: string },
  recordingId: number,
  amounts: [string, number][],
) {
  const { groupId, branchId, meetingId } = group;
  const own = { groupId, branchId };
  for (const [memberId, amountMinor] of amounts) {
    await tx
      .insertInto('saving')
      .values({ meetingId, meetingOn: HELD, memberId, amountMinor, importId: recordingId })
      .execute();
  }
  const lines = amounts.flatMap(([memberId, amountMinor]) => [
    { account: { ...own, kind: 'cash_box' as const }, amountMinor },
    { account: { ...own, kind: 'member_savings' as const, memberId }, amountMinor: -amountMinor },
  ]);
  await postEntries(tx, recordingId, [{ kind: 'savings', effectiveOn: HELD, currency: 'INR', meetingId, lines }]);
}

async function moves(
  tx: Tx,
  { groupId, branchId, meetingId }: GroupOfTest & { meetingId: string },
  recordingId: number,
) {
  const own = { groupId, branchId };
  const rows = [
    { kind: 'fine', amountMinor: 6_000 },
    { kind: 'social_fund_in', amountMinor: 4_000 },
  ].map((row) => ({ ...row, meetingId, meetingOn: HELD, importId: recordingId }));
  await tx.insertInto('cashMovement').values(rows).execute();
  const lines = [
    { account: { ...own, kind: 'cash_box' as const }, amountMinor: 10_000 },
    { account: { ...own, kind: 'fine_income' as const }, amountMinor: -6_000 },
    { account: { ...own, kind: 'social_fund' as const }, amountMinor: -4_000 },
  ];
  await postEntries(tx, recordingId, [
    { kind: 'cash_movements', effectiveOn: HELD, currency: 'INR', meetingId, lines },
  ]);
}

/** 150.00, of which 10.00 interest falls due with it. */
async function lends(tx: Tx, { groupId, branchId }: GroupOfTest, recordingId: number, memberId: string) {
  const loanId = newId();
  await tx
    .insertInto('loan')
    .values({
      id: loanId,
      code: `L-${loanId.slice(-12)}`,
      source: 'internal',
      groupId,
      memberId,
      disbursedOn: HELD,
      principalMinor: 15_000,
      annualRatePercent: '12',
      method: 'flat',
      status: 'active',
    })
    .execute();
  await tx
    .insertInto('loanInstalment')
    .values({
      loanId,
      number: 1,
      dueOn: '2026-07-10',
      principalDueMinor: 15_000,
      interestDueMinor: 1_000,
      importId: recordingId,
    })
    .execute();
  const own = { groupId, branchId };
  const lines = [
    { account: { ...own, kind: 'loan_receivable' as const, memberId, loanId }, amountMinor: 15_000 },
    { account: { ...own, kind: 'cash_box' as const }, amountMinor: -15_000 },
  ];
  await postEntries(tx, recordingId, [
    { kind: 'loan_disbursement', effectiveOn: HELD, currency: 'INR', loanId, lines },
  ]);
}

/** Takes cash out of the box to the bank at the meeting. */
export async function banks(
  tx: Tx,
  { groupId, branchId, meetingId }: GroupToShareOut,
  recordingId: number,
  amountMinor: number,
): Promise<void> {
  const own = { groupId, branchId };
  const row = { kind: 'bank_deposit', amountMinor, meetingId, meetingOn: HELD, importId: recordingId };
  await tx.insertInto('cashMovement').values(row).execute();
  const lines = [
    { account: { ...own, kind: 'bank' as const }, amountMinor },
    { account: { ...own, kind: 'cash_box' as const }, amountMinor: -amountMinor },
  ];
  await postEntries(tx, recordingId, [
    { kind: 'cash_movements', effectiveOn: HELD, currency: 'INR', meetingId, lines },
  ]);
}
