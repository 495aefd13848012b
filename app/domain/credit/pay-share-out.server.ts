import { sql } from 'kysely';
import { postEntries, type NewEntry } from '~/domain/ledger/post-entries.server';
import type { LockedGroup } from '~/domain/programme/lock-group.server';
import { AGAINST } from '~/domain/programme/meeting-entries';
import { noteChange } from '~/domain/programme/note-change.server';
import { MOVEMENT_SIGNS } from '~/domain/programme/meeting-sheet';
import type { ShareOutFigures } from '~/domain/programme/share-out-figures';
import { openCycle } from '~/domain/programme/start-cycle.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { recordRepayments } from './record-repayments.server';
import { nextCycleDays, type ShareOutPlace } from './share-out-facts.queries.server';

type Paid = {
  group: LockedGroup;
  place: ShareOutPlace;
  figures: ShareOutFigures;
  cashCountedMinor: number;
};

/**
 * Writes a share-out into the registers and the ledger, at the meeting where it happened: loans paid off out of the parts,
 * money fetched from the bank where the box does not reach, savings withdrawn, what is paid beyond them and out of the
 * social fund as cash going out, with the entries that an import of the same rows gives; one entry more (`share_out`) says
 * that it was no expense. The box is what was counted after it. The cycle ends, the next begins. The caller holds the
 * locks and has compared the figures.
 */
export async function payShareOut(
  tx: Tx,
  actor: Actor,
  recordingId: number,
  { group, place, figures, cashCountedMinor }: Paid,
  clock: Clock,
): Promise<void> {
  const repayments = figures.members.flatMap(({ loans }) =>
    loans.map(({ loanId, nettedMinor }) => ({ loanId, amountMinor: nettedMinor })),
  );
  const repaid = await recordRepayments(tx, recordingId, { on: place.heldOn, repayments });
  if (!repaid.ok) throw new Error(`a loan of the share-out cannot be paid: ${repaid.error.code}`);
  const rows = rowsOf(figures, place.cycleNumber);
  await insertRows(tx, recordingId, place, rows);
  await postEntries(tx, recordingId, entriesOf(rows, group, place));
  await countBox(tx, actor, recordingId, { place, figures, cashCountedMinor }, clock);
  await tx
    .updateTable('groupCycle')
    .set((eb) => ({ closedOn: place.heldOn, version: eb('version', '+', 1) }))
    .where('id', '=', place.cycleId)
    .execute();
  await openCycle(tx, group.id, { number: place.cycleNumber + 1, ...nextCycleDays(place), recordingId });
}

type Movement = {
  kind: 'other_out' | 'other_in' | 'bank_withdrawal' | 'social_fund_out';
  amountMinor: number;
  note: string;
};
type ShareOutRows = { savings: { memberId: string; amountMinor: number }[]; movements: Movement[] };

/** Members whose part is less than their savings bear a loss: what they leave in the box comes in. */
function rowsOf({ members, fetchedMinor }: ShareOutFigures, cycleNumber: number): ShareOutRows {
  const beyond = members.map(({ partMinor, savedMinor }) => partMinor - savedMinor);
  const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  const note = `share-out ${cycleNumber}`;
  const movements: Movement[] = [
    { kind: 'other_out', amountMinor: total(beyond.filter((amount) => amount > 0)), note },
    { kind: 'other_in', amountMinor: -total(beyond.filter((amount) => amount < 0)), note },
    { kind: 'bank_withdrawal', amountMinor: fetchedMinor, note },
    { kind: 'social_fund_out', amountMinor: total(members.map(({ socialMinor }) => socialMinor)), note },
  ];
  return {
    savings: members
      .filter(({ savedMinor }) => savedMinor > 0)
      .map(({ memberId, savedMinor }) => ({ memberId, amountMinor: -savedMinor })),
    movements: movements.filter(({ amountMinor }) => amountMinor > 0),
  };
}

async function insertRows(tx: Tx, importId: number, place: ShareOutPlace, rows: ShareOutRows): Promise<void> {
  const meeting = { meetingId: place.meetingId, meetingOn: place.scheduledOn, importId };
  await tx
    .insertInto('saving')
    .values(rows.savings.map((row) => ({ ...row, ...meeting })))
    .execute();
  if (rows.movements.length === 0) return;
  await tx
    .insertInto('cashMovement')
    .values(rows.movements.map((row) => ({ ...row, ...meeting })))
    .execute();
}

function entriesOf({ savings, movements }: ShareOutRows, group: LockedGroup, place: ShareOutPlace): NewEntry[] {
  const own = { branchId: group.branchId, groupId: group.id };
  const head = { effectiveOn: place.heldOn, currency: group.currency, meetingId: place.meetingId, reason: 'share-out' };
  const box = { ...own, kind: 'cash_box' } as const;
  const signed = movements.map(({ kind, amountMinor }) => ({
    account: { ...own, kind: AGAINST[kind] },
    kind,
    amountMinor: -MOVEMENT_SIGNS[kind] * amountMinor,
  }));
  const through = (lines: NewEntry['lines']) =>
    lines.flatMap((line) => [line, { account: box, amountMinor: -line.amountMinor }]);
  const asSharedOut = signed.filter(({ kind }) => kind === 'other_out' || kind === 'other_in');
  return [
    {
      ...head,
      kind: 'savings',
      lines: through(
        savings.map(({ memberId, amountMinor }) => ({
          account: { ...own, kind: 'member_savings', memberId },
          amountMinor: -amountMinor,
        })),
      ),
    },
    { ...head, kind: 'cash_movements', lines: through(signed) },
    {
      ...head,
      kind: 'share_out',
      lines: asSharedOut.flatMap(({ account, amountMinor }) => [
        { account: { ...own, kind: 'share_out' as const }, amountMinor },
        { account, amountMinor: -amountMinor },
      ]),
    },
  ];
}

/** The box as it was counted after the share-out; what it should hold follows where the meeting was kept here. */
async function countBox(
  tx: Tx,
  actor: Actor,
  recordingId: number,
  { place, figures, cashCountedMinor }: Pick<Paid, 'place' | 'figures' | 'cashCountedMinor'>,
  clock: Clock,
): Promise<void> {
  const { rows } = await sql<{ before: number | null }>`
    update meeting m set cash_close_counted_minor = ${cashCountedMinor} from meeting old
    where m.id = ${place.meetingId} and old.id = m.id returning old.cash_close_counted_minor as before
  `.execute(tx);
  await tx
    .updateTable('meetingDetail')
    .set((eb) => ({
      closingComputedMinor: eb('closingComputedMinor', '+', figures.cashAfterMinor - figures.cashMinor),
    }))
    .where('meetingId', '=', place.meetingId)
    .execute();
  const change = {
    table: 'meeting',
    recordId: place.meetingId,
    oldValue: { cash_close_counted_minor: rows[0]?.before ?? null },
    newValue: { cash_close_counted_minor: cashCountedMinor },
    reason: 'share-out',
    recordingId,
  } as const;
  await noteChange(tx, actor, change, clock);
}
