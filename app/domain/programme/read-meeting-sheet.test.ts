import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TERMS } from './group-terms';
import { MOVEMENT_SIGNS, OTHER_MOVEMENTS, type MeetingFacts, type SheetMember } from './meeting-sheet';
import { readMeetingSheet } from './read-meeting-sheet';
import type { Typed } from './sheet-fields';

const member = (id: string, given: Partial<SheetMember> = {}): SheetMember => ({
  memberId: id,
  code: id.toUpperCase(),
  name: id,
  joinedOn: '2024-01-01',
  leftOn: null,
  savedMinor: 50_000,
  hasPin: true,
  ...given,
});

const facts = (given: Partial<MeetingFacts> = {}): MeetingFacts => ({
  groupId: 'g',
  name: 'Roja',
  kind: 'savings',
  currency: 'INR',
  today: '2026-06-15',
  formedOn: '2024-01-01',
  plannedOn: null,
  last: { heldOn: '2026-06-01', closingMinor: 10_000 },
  terms: { ...DEFAULT_TERMS, rhythm: 'monthly', weekday: 1 },
  members: ['a', 'b', 'c'].map((id) => member(id)),
  loans: [{ loanId: 'l', code: 'L1', memberId: 'a', name: 'a', dueMinor: 1_000, owedMinor: 5_000 }],
  approved: [],
  between: [],
  turnOf: null,
  ...given,
});

/** A meeting of three who are there, with nothing else wrong. */
const sound: Typed = {
  heldOn: '2026-06-15',
  'mark.a': 'present',
  'mark.b': 'late',
  'mark.c': 'present',
  cashOpen: '100',
  cashClose: '100',
};

const problemsOf = (typed: Typed, given?: Partial<MeetingFacts>) =>
  readMeetingSheet({ ...sound, ...typed }, facts(given)).problems.map(({ field, code }) => `${field} ${code}`);

describe('a meeting as it was typed', () => {
  it('is taken where nothing is wrong, with digits of any script', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ 'saving.a': '௫௦', cashClose: '١٥٠' })).toEqual([]);
  });

  it.each<[string, Typed, Partial<MeetingFacts>?]>([
    ['heldOn future', { heldOn: '2026-06-16' }],
    ['heldOn not-a-date', { heldOn: '2026-02-30' }],
    ['heldOn before-group', { heldOn: '2023-12-31', 'saving.a': '' }, { members: [] }],
    ['saving.a negative', { 'saving.a': '-5' }],
    ['saving.a not-a-number', { 'saving.a': 'ten' }],
    ['saving.a too-many-decimals', { 'saving.a': '1.005' }],
    ['saving.a too-large', { 'saving.a': '999999999999' }],
    [
      'withdrawal.a more-than-saved',
      { 'withdrawal.a': '500.01', cashOpen: '1000', openReason: 'x', cashClose: '499.99' },
    ],
    ['repayment.l over-owed', { 'repayment.l': '50.01', cashClose: '150.01' }],
    ['mark.b missing-mark', { 'mark.b': '' }],
    [
      'saving.c left',
      { 'saving.c': '5', cashClose: '105' },
      { members: ['a', 'b'].map((id) => member(id)).concat(member('c', { leftOn: '2026-06-10' })) },
    ],
    [
      'move.0.amount more-out-than-in',
      { 'move.0.kind': 'expense', 'move.0.amount': '100.01', cashClose: '0', closeReason: 'x' },
    ],
    ['fine.0.member missing-member', { 'fine.0.amount': '5', cashClose: '105' }],
    ['nextOn next-day', { nextOn: '2026-06-15' }],
    ['signer.1 signer-twice', { 'signer.0': 'a', 'signer.1': 'a' }],
    ['openReason missing-open-reason', { cashOpen: '90', cashClose: '90' }],
    ['closeReason missing-close-reason', { cashClose: '99' }],
  ])('is refused at its field: %s', (problem, typed, given) => {
    expect(problemsOf(typed, given)).toContain(problem);
  });

  it('takes one to five shares at the price of the constitution', () => {
    const byShares = { kind: 'shares' as const, terms: { ...facts().terms, contributionMinor: 2_000 } };
    expect(problemsOf({ 'shares.a': '5', cashClose: '200' }, byShares)).toEqual([]);
    expect(problemsOf({ 'shares.a': '6' }, byShares)).toContain('shares.a not-shares');
  });

  it('gives a rotating group’s pot to one of those who are members, and no more than came in', () => {
    const rotating = { kind: 'rotating' as const, terms: { ...facts().terms, contributionMinor: 1_000 } };
    const brought = { 'saving.a': '10', 'saving.b': '10', 'saving.c': '10' };
    const { sheet, problems } = readMeetingSheet({ ...sound, ...brought, 'pot.member': 'b' }, facts(rotating));
    expect(problems).toEqual([]);
    expect(sheet.pot).toEqual({ memberId: 'b', amountMinor: 3_000 });
    expect(problemsOf({ 'saving.a': '9' }, rotating)).toContain('saving.a not-contribution');
    expect(problemsOf({ ...brought, 'pot.member': 'b', 'pot.amount': '31' }, rotating)).toContain(
      'pot.amount more-than-pot',
    );
  });
});

describe('a request for a loan', () => {
  const asked: Typed = {
    'request.0.member': 'a',
    'request.0.amount': '50',
    'request.0.instalments': '5',
    'request.0.purpose': 'seed',
    'request.0.for': '2',
    'request.0.against': '0',
    'request.0.payOut': 'yes',
    cashClose: '50',
  };

  it('is resolved where enough are there, and paid out of the box', () => {
    expect(problemsOf(asked)).toEqual([]);
  });

  it.each<[string, Typed, Partial<MeetingFacts>?]>([
    ['request.0.for no-quorum', { 'mark.b': 'absent', 'mark.c': 'excused', 'request.0.for': '1' }],
    ['request.0.for more-votes-than-present', { 'request.0.for': '2', 'request.0.against': '2' }],
    ['request.0.for not-votes', { 'request.0.for': '9' }],
    ['request.0.payOut not-carried', { 'request.0.for': '1', 'request.0.against': '1' }],
    ['request.0.amount over-ceiling', { 'request.0.amount': '1450.01' }],
    ['request.0.instalments not-instalments', { 'request.0.instalments': '0' }],
    ['request.0.amount more-out-than-in', { 'request.0.amount': '101', cashClose: '0', closeReason: 'x' }],
  ])('is refused at its field: %s', (problem, typed, given) => {
    expect(problemsOf({ ...asked, ...typed }, given)).toContain(problem);
  });
});

describe('the closing cash', () => {
  const amount = fc.integer({ min: 0, max: 99_999_999 });
  const text = (minor: number) => (minor / 100).toFixed(2);
  const rows = fc.record({
    open: amount,
    savings: fc.array(amount, { minLength: 3, maxLength: 3 }),
    withdrawn: fc.integer({ min: 0, max: 50_000 }),
    social: fc.array(amount, { minLength: 3, maxLength: 3 }),
    repaid: fc.integer({ min: 0, max: 5_000 }),
    fines: fc.array(
      amount.filter((minor) => minor > 0),
      { maxLength: 4 },
    ),
    moves: fc.array(
      fc.tuple(
        fc.constantFrom(...OTHER_MOVEMENTS),
        amount.filter((minor) => minor > 0),
      ),
      { maxLength: 6 },
    ),
    between: fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 3 }),
  });

  it('is always what was there, what came in and what went out (rule G7)', () => {
    fc.assert(
      fc.property(rows, ({ open, savings, withdrawn, social, repaid, fines, moves, between }) => {
        const typed: Typed = {
          ...sound,
          cashOpen: text(open),
          'withdrawal.a': text(withdrawn),
          'repayment.l': text(repaid),
        };
        ['a', 'b', 'c'].forEach((id, at) => {
          typed[`saving.${id}`] = text(savings[at] ?? 0);
          typed[`social.${id}`] = text(social[at] ?? 0);
        });
        fines.forEach((minor, at) =>
          Object.assign(typed, { [`fine.${at}.member`]: 'b', [`fine.${at}.amount`]: text(minor) }),
        );
        moves.forEach(([kind, minor], at) =>
          Object.assign(typed, { [`move.${at}.kind`]: kind, [`move.${at}.amount`]: text(minor) }),
        );
        const moved = between.map((amountMinor) => ({ on: '2026-06-10', amountMinor }));
        const { totals } = readMeetingSheet(typed, facts({ between: moved }));
        const came = [...savings, ...social, repaid, ...fines].reduce((sum, minor) => sum + minor, 0);
        const movedBy = moves.reduce((sum, [kind, minor]) => sum + MOVEMENT_SIGNS[kind] * minor, 0);
        const atDesk = between.reduce((sum, minor) => sum + minor, 0);
        expect(totals.computedMinor).toBe(open + came - withdrawn + movedBy + atDesk);
      }),
      { numRuns: 2_000, seed: 20_260_615 },
    );
  });

  it('counted as computed is never refused and needs no reason', () => {
    fc.assert(
      fc.property(amount, amount, (saved, spent) => {
        const typed: Typed = {
          ...sound,
          'saving.a': text(saved),
          'move.0.kind': 'expense',
          'move.0.amount': text(spent),
        };
        const { totals } = readMeetingSheet(typed, facts());
        const problems = problemsOf({ ...typed, cashClose: text(Math.max(0, totals.computedMinor)) });
        const isShort = totals.computedMinor < 0;
        expect(problems.some((problem) => problem.includes('more-out-than-in'))).toBe(isShort);
        if (!isShort && spent > 0) expect(problems).toEqual([]);
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  it('takes anything at all without falling over', () => {
    const name = fc.constantFrom(
      'heldOn',
      'mark.a',
      'saving.a',
      'fine.0.amount',
      'request.0.amount',
      'cashOpen',
      'signer.0',
      'move.0.kind',
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'binary' })), (typed) => {
        const { totals } = readMeetingSheet(typed, facts());
        expect(Number.isSafeInteger(totals.computedMinor)).toBe(true);
      }),
      { numRuns: 1_000, seed: 11 },
    );
  });
});
