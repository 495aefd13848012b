import type { MeetingFacts, MovementKind, Mark } from '~/domain/programme/meeting-sheet';
import { typedOfRows } from '~/domain/programme/typed-of-rows';
import type { StandingRows } from '~/domain/programme/rewrite-meeting.server';
import type { MeetingRecord, RecordRow } from './meeting-record.queries.server';

type Standing = StandingRows & { repayments: { id: number; loanId: string; amountMinor: number }[] };

/** What stands of a recorded meeting now, by register; what was replaced is left out. */
export function standingRows({ rows }: MeetingRecord): Standing {
  const now = rows.filter(({ reversedIn }) => reversedIn === null);
  const of = (what: RecordRow['what']) => now.filter((row) => row.what === what);
  const id = (row: RecordRow) => row.id ?? 0;
  const amountMinor = (row: RecordRow) => row.amountMinor ?? 0;
  return {
    marks: of('mark').map((row) => ({ id: id(row), memberId: row.memberId ?? '', mark: row.word as Mark })),
    savings: of('saving').map((row) => ({ id: id(row), memberId: row.memberId ?? '', amountMinor: amountMinor(row) })),
    movements: of('movement').map((row) => ({
      id: id(row),
      kind: row.word as MovementKind,
      amountMinor: amountMinor(row),
      note: row.note,
    })),
    repayments: of('repayment').map((row) => ({
      id: id(row),
      loanId: row.loanId ?? '',
      amountMinor: amountMinor(row),
    })),
  };
}

/** The facts against which a recorded meeting is corrected: shares are corrected as amounts. */
export function correctionFacts<Facts extends MeetingFacts>(facts: Facts): Facts {
  return facts.kind === 'shares' ? { ...facts, kind: 'savings' } : facts;
}

/** A recorded meeting as the fields of its form. */
export function typedOfRecord(record: MeetingRecord, facts: MeetingFacts): Record<string, string> {
  const { repayments, ...rows } = standingRows(record);
  const resolutions = record.rows.filter(({ what, reversedIn }) => what === 'resolution' && reversedIn === null);
  return typedOfRows(
    {
      heldOn: record.heldOn ?? '',
      scheduledOn: record.scheduledOn,
      cashOpenMinor: record.cashOpenMinor,
      cashCloseMinor: record.cashCloseMinor,
      openReason: record.openingReason,
      closeReason: record.closingReason,
      minutes: record.minutes,
      rows,
      repayments,
      resolutions: resolutions.map(({ word, votes }) => ({
        text: word,
        votes: votes ?? { for: 0, against: 0, abstained: 0 },
      })),
    },
    correctionFacts(facts),
  );
}
