import { startRecording } from '~/domain/identity/start-recording.server';
import type { GroupTerms } from '~/domain/programme/group-terms';
import { endPlan, keepPlan } from '~/domain/programme/meeting-plan.server';
import { isCarried, isExpected, quorumOf, type MeetingSheet } from '~/domain/programme/meeting-sheet';
import { moveSheet } from '~/domain/programme/meeting-sheets.server';
import type { ReadSheet } from '~/domain/programme/read-meeting-sheet';
import { recordTurn } from '~/domain/programme/record-turn.server';
import { turnsOf } from '~/domain/programme/rotation.queries.server';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { mostInstalments } from '~/domain/programme/sheet-votes';
import { writeMeeting } from '~/domain/programme/write-meeting.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { disburseLoan } from './disburse-loan.server';
import type { LendingTerms } from './loan-terms';
import type { GroupMeetingFacts } from './meeting-facts.queries.server';
import { keyOfAsked, type AskedLoan } from './read-rival-sheet.server';
import { recordRepayments } from './record-repayments.server';
import { requestLoan } from './request-loan.server';
import { resolveLoan } from './resolve-loan.server';

type Refused = { code: 'refused'; problems: SheetProblem[] };
type Taken = { sheetId: string; read: ReadSheet; facts: GroupMeetingFacts };

/**
 * Records a sheet that was found right: registers and ledger, repayments, loans asked for, resolved and paid out, whose
 * turn the pot was, the next plan; the caller's transaction holds the group's lock. Returns the meeting's id; what the
 * loans' own rules refuse is named at its field.
 */
export async function recordSheet(
  tx: Tx,
  actor: Actor,
  { sheetId, read, facts }: Taken,
  clock: Clock,
): Promise<Result<string, Refused>> {
  const { sheet, totals } = read;
  const { groupId, branchId, currency } = facts;
  const recordingId = await startRecording(tx, actor, { what: 'meeting', groupId }, clock);
  const books = { heldOn: sheet.heldOn, groupId, branchId, currency };
  const meetingId = await writeMeeting(tx, recordingId, { sheet, totals, facts, books });
  const problems = await recordLoans(tx, recordingId, { sheet, facts, meetingId });
  if (problems.length > 0) return fail({ code: 'refused', problems });
  await noteTurn(tx, recordingId, { sheet, groupId, meetingId });
  await (sheet.nextOn === null
    ? endPlan(tx, groupId, clock)
    : keepPlan(tx, actor, { groupId, plannedOn: sheet.nextOn }, clock));
  await moveSheet(tx, actor, { id: sheetId, state: 'recorded', meetingId }, clock);
  return ok(meetingId);
}

type Lending = { sheet: MeetingSheet; facts: GroupMeetingFacts; meetingId: string };

/** Repayments, requests with their votes, and what is paid out; in the order of the paper. Returns what is refused. */
export async function recordLoans(tx: Tx, recordingId: number, lending: Lending): Promise<SheetProblem[]> {
  const { sheet } = lending;
  const on = sheet.heldOn;
  const repaid = await recordRepayments(tx, recordingId, { on, repayments: sheet.repayments });
  if (!repaid.ok) {
    const { loanId } = repaid.error;
    const amounts = 'owedMinor' in repaid.error ? { most: repaid.error.owedMinor } : { most: 0 };
    return [{ field: `repayment.${loanId}`, code: 'over-owed', amounts }];
  }
  return lendAtMeeting(tx, recordingId, lending);
}

/**
 * Requests with their votes, and what is paid out. Loans that were asked for on that day by the same member, of the same
 * amount and in as many instalments (`standing`) are there already: each stands for one of the sheet. Returns what is
 * refused.
 */
export async function lendAtMeeting(
  tx: Tx,
  recordingId: number,
  { standing = [], ...lending }: Lending & { standing?: AskedLoan[] },
): Promise<SheetProblem[]> {
  const { sheet, facts } = lending;
  const on = sheet.heldOn;
  const terms = lendingTerms(facts.terms, facts.currency);
  const left = standing.map(keyOfAsked);
  for (const [place, request] of sheet.requests.entries()) {
    const known = left.indexOf(keyOfAsked(request));
    if (known >= 0) {
      left.splice(known, 1);
      continue;
    }
    const problem = await lend(tx, recordingId, { ...lending, terms, request, place });
    if (problem) return [problem];
  }
  for (const { requestId } of sheet.disbursements) {
    const paid = await disburseLoan(tx, recordingId, { requestId, on });
    if (!paid.ok) return [{ field: `disburse.${requestId}`, code: 'cannot-pay-out' }];
  }
  return [];
}

type Lent = Lending & { terms: LendingTerms; request: MeetingSheet['requests'][number]; place: number };

async function lend(
  tx: Tx,
  recordingId: number,
  { sheet, facts, meetingId, terms, request, place }: Lent,
): Promise<SheetProblem | null> {
  const at = `request.${place}`;
  const { memberId, amountMinor, instalments, purpose, votes, payOut } = request;
  const requestId = newId();
  const on = sheet.heldOn;
  const loan = { requestId, source: 'internal', groupId: facts.groupId, productVersionId: null, terms, on } as const;
  const asked = await requestLoan(tx, recordingId, { ...loan, memberId, amountMinor, instalments, purpose });
  if (!asked.ok) {
    const most = 'mostMinor' in asked.error ? asked.error.mostMinor : null;
    if (most !== null) return { field: `${at}.amount`, code: 'over-ceiling', amounts: { most } };
    return { field: `${at}.amount`, code: 'loan-refused' };
  }
  if (votes.for + votes.against + votes.abstained === 0) return null;
  const expected = facts.members.filter((member) => isExpected(member, on)).length;
  const resolved = await resolveLoan(tx, recordingId, {
    requestId,
    on,
    decision: isCarried(votes) ? 'approve' : 'decline',
    resolution: {
      meetingId,
      votesFor: votes.for,
      votesAgainst: votes.against,
      abstained: votes.abstained,
      quorum: quorumOf(expected, facts.terms.quorumPercent),
    },
  });
  if (!resolved.ok) return { field: `${at}.for`, code: 'loan-refused' };
  if (!payOut) return null;
  const paid = await disburseLoan(tx, recordingId, { requestId, on });
  return paid.ok ? null : { field: `${at}.payOut`, code: 'cannot-pay-out' };
}

const PERIODS = { weekly: 'week', fortnightly: 'fortnight', monthly: 'month' } as const;

/** What a group's constitution says about its loans, as terms of lending. */
function lendingTerms(terms: GroupTerms, currency: string): LendingTerms {
  return {
    method: terms.loanMethod,
    annualRatePercent: terms.loanAnnualPercent,
    period: PERIODS[terms.loanPeriod],
    graceKind: 'none',
    gracePeriods: 0,
    currency,
    smallestMinor: 1,
    largestMinor: null,
    fewestInstalments: 1,
    mostInstalments: mostInstalments(terms),
    savingsMultiple: terms.loanTimesSavings,
  };
}

async function noteTurn(
  tx: Tx,
  recordingId: number,
  { sheet, groupId, meetingId }: { sheet: MeetingSheet; groupId: string; meetingId: string },
): Promise<void> {
  if (!sheet.pot) return;
  const { memberId, amountMinor } = sheet.pot;
  const turns = await turnsOf(tx, groupId);
  const turn = turns.find((one) => one.memberId === memberId && one.paidOn === null);
  if (!turn) return;
  const { turnId } = turn;
  await recordTurn(tx, { turnId, meetingId, paidOn: sheet.heldOn, paidMinor: amountMinor, recordingId });
}
