import {
  isExpected,
  MARKS,
  MOVEMENT_SIGNS,
  MOVEMENT_KINDS,
  presentIds,
  sheetTotals,
  type Mark,
  type MeetingFacts,
  type MeetingSheet,
  type SheetMember,
  type SheetTotals,
} from './meeting-sheet';
import { SheetFields, type SheetProblem, type Typed } from './sheet-fields';
import { memberAt, neededAbove0 } from './sheet-rows';
import { readRequests, readResolutions } from './sheet-votes';
import { MOST_SHARES } from './group-terms';

export type ReadSheet = { sheet: MeetingSheet; totals: SheetTotals; problems: SheetProblem[] };

const MOST_DAYS_AHEAD = 400;
const DAY_MS = 86_400_000;

/**
 * Reads a meeting from its fields as they were typed, against what the group's books say; in the browser and on the
 * server alike. What cannot be read counts as nothing, so that totals can be shown at any moment; what is wrong is
 * returned for each field. No problems: the meeting can be recorded.
 */
export function readMeetingSheet(typed: Typed, facts: MeetingFacts): ReadSheet {
  const fields = new SheetFields(typed, facts.currency);
  const days = readDays(fields, facts);
  const expected = facts.members.filter((member) => isExpected(member, days.heldOn));
  refuseStrangers(fields, typed, facts, days.heldOn);
  const marks = readMarks(fields, expected);
  const present = presentIds({ marks }).size;
  const savings = readSavings(fields, facts, expected);
  const cashOpenMinor = fields.neededAmount('cashOpen');
  const money = {
    savings,
    socialFund: amountsOf(fields, 'social', expected),
    repayments: readRepayments(fields, facts),
    fines: readFines(fields, expected),
    requests: readRequests(fields, { facts, expected, present, savings }),
    disbursements: facts.approved.filter(({ requestId }) => fields.ticked(`disburse.${requestId}`)),
    pot: readPot(fields, facts, expected, savings),
    movements: readMovements(fields),
  };
  const sheet: MeetingSheet = {
    ...days,
    marks,
    cashOpenMinor,
    openReason: fields.text('openReason', 500),
    ...money,
    resolutions: readResolutions(fields, { expected: expected.length, present, quorum: facts.terms.quorumPercent }),
    cashCloseMinor: fields.neededAmount('cashClose'),
    closeReason: fields.text('closeReason', 500),
    minutes: fields.text('minutes', 5000),
    nextOn: readNext(fields, days.heldOn),
    signers: readSigners(fields, { signOffs: facts.terms.signOffs, present: presentIds({ marks }) }),
  };
  const totals = sheetTotals(sheet, facts.between);
  checkCash(fields, facts.last?.closingMinor ?? null, sheet, totals);
  return { sheet, totals, problems: fields.problems };
}

function readDays(fields: SheetFields, facts: MeetingFacts): { heldOn: string; scheduledOn: string } {
  const dayOf = (name: string) => {
    const day = fields.day(name);
    if (day !== null && day > facts.today) fields.refuse(name, 'future', { days: { most: facts.today } });
    else if (day !== null && day < facts.formedOn)
      fields.refuse(name, 'before-group', { days: { least: facts.formedOn } });
    else return day;
    return null;
  };
  const heldOn = dayOf('heldOn');
  if (heldOn === null && !fields.isRefused('heldOn')) fields.refuse('heldOn', 'missing-day');
  return { heldOn: heldOn ?? facts.today, scheduledOn: dayOf('scheduledOn') ?? heldOn ?? facts.today };
}

/** Whoever has something written beside her name and is no member on the day. */
function refuseStrangers(fields: SheetFields, typed: Typed, facts: MeetingFacts, on: string): void {
  const known = new Map(facts.members.map((member) => [member.memberId, member]));
  for (const name of Object.keys(typed)) {
    const [, memberId = ''] = /^(?:mark|saving|withdrawal|shares|social)\.(.+)$/.exec(name) ?? [];
    if (memberId === '' || fields.raw(name) === '') continue;
    const member = known.get(memberId);
    if (!member) fields.refuse(name, 'no-member');
    else if (!isExpected(member, on)) {
      const days = { day: member.joinedOn > on ? member.joinedOn : (member.leftOn ?? on) };
      fields.refuse(name, member.joinedOn > on ? 'not-yet-member' : 'left', { days, names: { name: member.name } });
    }
  }
}

function readMarks(fields: SheetFields, expected: readonly SheetMember[]): MeetingSheet['marks'] {
  return expected.flatMap(({ memberId, name }) => {
    const typed = fields.raw(`mark.${memberId}`);
    const mark = MARKS.find((known): known is Mark => known === typed);
    if (mark) return [{ memberId, mark }];
    fields.refuse(`mark.${memberId}`, 'missing-mark', { names: { name } });
    return [];
  });
}

function amountsOf(fields: SheetFields, column: string, members: readonly SheetMember[]) {
  return members.flatMap(({ memberId }) => {
    const amountMinor = fields.amount(`${column}.${memberId}`) ?? 0;
    return amountMinor > 0 ? [{ memberId, amountMinor }] : [];
  });
}

function readSavings(fields: SheetFields, { kind, terms }: MeetingFacts, expected: readonly SheetMember[]) {
  const price = terms.contributionMinor;
  const byShares = kind === 'shares' && price !== null;
  const deposits = byShares
    ? expected.flatMap(({ memberId }) => {
        const shares = fields.whole(`shares.${memberId}`, { least: 0, most: MOST_SHARES, code: 'not-shares' }) ?? 0;
        return shares > 0 ? [{ memberId, amountMinor: shares * price }] : [];
      })
    : amountsOf(fields, 'saving', expected);
  if (kind === 'rotating' && price !== null) {
    for (const { memberId, amountMinor } of deposits) {
      if (amountMinor !== price)
        fields.refuse(`saving.${memberId}`, 'not-contribution', { amounts: { amount: price } });
    }
  }
  if (kind === 'rotating') return deposits;
  const saved = new Map(expected.map(({ memberId, savedMinor }) => [memberId, savedMinor]));
  for (const { memberId, amountMinor } of deposits) saved.set(memberId, (saved.get(memberId) ?? 0) + amountMinor);
  const withdrawals = amountsOf(fields, 'withdrawal', expected).map(({ memberId, amountMinor }) => {
    const most = Math.max(0, saved.get(memberId) ?? 0);
    if (amountMinor > most) fields.refuse(`withdrawal.${memberId}`, 'more-than-saved', { amounts: { most } });
    return { memberId, amountMinor: -amountMinor };
  });
  return [...deposits, ...withdrawals];
}

function readRepayments(fields: SheetFields, { loans }: MeetingFacts): MeetingSheet['repayments'] {
  return loans.flatMap(({ loanId, owedMinor }) => {
    const name = `repayment.${loanId}`;
    const amountMinor = fields.amount(name) ?? 0;
    if (amountMinor > owedMinor) fields.refuse(name, 'over-owed', { amounts: { most: owedMinor } });
    return amountMinor > 0 ? [{ loanId, amountMinor }] : [];
  });
}

function readFines(fields: SheetFields, expected: readonly SheetMember[]): MeetingSheet['fines'] {
  return fields.rows('fine', ['member', 'amount', 'reason']).map((place) => {
    const at = `fine.${place}`;
    const memberId = memberAt(fields, `${at}.member`, expected);
    return { memberId, amountMinor: neededAbove0(fields, `${at}.amount`), reason: fields.text(`${at}.reason`, 200) };
  });
}

function readPot(
  fields: SheetFields,
  { kind }: MeetingFacts,
  expected: readonly SheetMember[],
  savings: MeetingSheet['savings'],
): MeetingSheet['pot'] {
  if (kind !== 'rotating' || fields.raw('pot.member') === '') return null;
  const memberId = memberAt(fields, 'pot.member', expected);
  const brought = savings.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const amountMinor = fields.raw('pot.amount') === '' ? brought : neededAbove0(fields, 'pot.amount');
  if (amountMinor > brought) fields.refuse('pot.amount', 'more-than-pot', { amounts: { most: brought } });
  return amountMinor > 0 ? { memberId, amountMinor } : null;
}

function readMovements(fields: SheetFields): MeetingSheet['movements'] {
  return fields.rows('move', ['kind', 'amount', 'note']).flatMap((place) => {
    const at = `move.${place}`;
    const typed = fields.raw(`${at}.kind`);
    const kind = MOVEMENT_KINDS.find((known) => known === typed);
    if (!kind) fields.refuse(`${at}.kind`, 'missing-kind');
    const row = { amountMinor: neededAbove0(fields, `${at}.amount`), note: fields.text(`${at}.note`, 200) };
    return kind ? [{ kind, ...row }] : [];
  });
}

function readNext(fields: SheetFields, heldOn: string): string | null {
  const nextOn = fields.day('nextOn');
  if (nextOn === null) return null;
  const latest = new Date(Date.parse(heldOn) + MOST_DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  if (nextOn > heldOn && nextOn <= latest) return nextOn;
  fields.refuse('nextOn', 'next-day', { days: { after: heldOn, latest } });
  return null;
}

function readSigners(fields: SheetFields, { signOffs, present }: { signOffs: number; present: Set<string> }): string[] {
  const signers: string[] = [];
  for (let place = 0; place < signOffs; place += 1) {
    const memberId = fields.raw(`signer.${place}`);
    if (memberId === '') continue;
    if (!present.has(memberId)) fields.refuse(`signer.${place}`, 'signer-absent');
    else if (signers.includes(memberId)) fields.refuse(`signer.${place}`, 'signer-twice');
    else signers.push(memberId);
  }
  return signers;
}

/** The box never goes below nothing, and what was counted otherwise than expected has a reason. */
function checkCash(fields: SheetFields, expectedMinor: number | null, sheet: MeetingSheet, totals: SheetTotals): void {
  const counted = fields.raw('cashOpen') !== '' && !fields.isRefused('cashOpen');
  if (counted && expectedMinor !== null && expectedMinor !== sheet.cashOpenMinor && sheet.openReason === '') {
    fields.refuse('openReason', 'missing-open-reason', { amounts: { gap: sheet.cashOpenMinor - expectedMinor } });
  }
  if (totals.computedMinor < 0) {
    const over = outFields(fields, sheet).find(({ amountMinor }) => amountMinor > 0)?.field ?? 'cashOpen';
    fields.refuse(over, 'more-out-than-in', { amounts: { missing: -totals.computedMinor } });
  }
  const closed = fields.raw('cashClose') !== '' && !fields.isRefused('cashClose');
  if (closed && sheet.cashCloseMinor !== totals.computedMinor && sheet.closeReason === '') {
    const gap = sheet.cashCloseMinor - totals.computedMinor;
    fields.refuse('closeReason', 'missing-close-reason', { amounts: { gap, computed: totals.computedMinor } });
  }
}

/** Fields that take cash out, the last part of the meeting first: that is where the box ran dry. */
function outFields(fields: SheetFields, sheet: MeetingSheet): { field: string; amountMinor: number }[] {
  const moved = fields.rows('move', ['kind', 'amount', 'note']);
  const asked = fields.rows('request', ['member', 'amount', 'instalments', 'purpose']);
  const moves = sheet.movements.map(({ kind, amountMinor }, index) => ({
    field: `move.${moved[index] ?? 0}.amount`,
    amountMinor: MOVEMENT_SIGNS[kind] < 0 ? amountMinor : 0,
  }));
  const requests = sheet.requests.map(({ amountMinor, payOut }, index) => ({
    field: `request.${asked[index] ?? 0}.amount`,
    amountMinor: payOut ? amountMinor : 0,
  }));
  const approved = sheet.disbursements.map(({ requestId, amountMinor }) => ({
    field: `disburse.${requestId}`,
    amountMinor,
  }));
  const withdrawn = sheet.savings.map(({ memberId, amountMinor }) => ({
    field: `withdrawal.${memberId}`,
    amountMinor: -amountMinor,
  }));
  return [...moves.reverse(), ...approved, ...requests.reverse(), ...withdrawn.reverse()];
}
