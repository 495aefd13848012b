import { shareOut } from './share-out';

export type SocialFundChoice = 'carried_over' | 'shared_equally';

/** What the books and registers say when a share-out is drawn up; minor units. */
export type ShareOutFacts = {
  /** Sums of the ledger: what was earned and spent since the group began, what was shared out of it before. */
  interestMinor: number;
  finesMinor: number;
  otherIncomeMinor: number;
  expensesMinor: number;
  lossesMinor: number;
  sharedBeforeMinor: number;
  socialFundMinor: number;
  cashMinor: number;
  bankMinor: number;
  /** Everybody with savings or who is a member that day, in the order of their numbers. */
  members: readonly { memberId: string; code: string; name: string; savedMinor: number; isMember: boolean }[];
  /** Open loans of the group's own money: what pays each off that day, and the principal in it. */
  loans: readonly { loanId: string; memberId: string; owedMinor: number; outstandingMinor: number }[];
};

export type ShareOutLine = {
  number: number;
  memberId: string;
  code: string;
  name: string;
  savedMinor: number;
  /** Her part of the pool. */
  partMinor: number;
  /** Taken off it for her loans, which are paid first; what she owes after. */
  nettedMinor: number;
  stillOwesMinor: number;
  /** Her part of the social fund. */
  socialMinor: number;
  /** What she is handed. */
  paidMinor: number;
  loans: { loanId: string; nettedMinor: number }[];
};

export type ShareOutFigures = {
  savingsMinor: number;
  interestMinor: number;
  /** Interest that loans bring which the share-out pays off. */
  nettedInterestMinor: number;
  finesMinor: number;
  otherIncomeMinor: number;
  expensesMinor: number;
  lossesMinor: number;
  sharedBeforeMinor: number;
  poolMinor: number;
  socialFundMinor: number;
  socialFund: SocialFundChoice;
  cashMinor: number;
  /** Fetched from the bank, as far as the box does not reach. */
  fetchedMinor: number;
  paidMinor: number;
  /** What stays in the box; below 0: so much is missing. */
  cashAfterMinor: number;
  members: ShareOutLine[];
};

/**
 * What a share-out gives everybody. The pool is savings plus what the group earned, less what it spent and lost; it is
 * shared in proportion to savings (`shareOut`; where shares have one price that is in proportion to shares). Loans are
 * taken off first: what pays them off that day, as far as a part goes. The interest that comes in so is earned by then
 * and in the pool, but for loans that their borrower's part does not pay off whole. The social fund is apart.
 */
export function shareOutFigures(facts: ShareOutFacts, socialFund: SocialFundChoice): ShareOutFigures {
  const { members, loans, sharedBeforeMinor, cashMinor, socialFundMinor } = facts;
  const savingsMinor = sum(members.map(({ savedMinor }) => savedMinor));
  const earnedMinor = facts.interestMinor + facts.finesMinor + facts.otherIncomeMinor;
  const ownMinor = savingsMinor + earnedMinor - facts.expensesMinor - facts.lossesMinor - sharedBeforeMinor;
  let paidOff = new Set(members.map(({ memberId }) => memberId));
  let split = splitPool(facts, ownMinor, paidOff);
  // Who cannot pay her loans off brings no interest into the pool; with less in it others may fall short too.
  for (
    let short = shortOf(split.parts, facts, paidOff);
    short.length > 0;
    short = shortOf(split.parts, facts, paidOff)
  ) {
    paidOff = new Set([...paidOff].filter((memberId) => !short.includes(memberId)));
    split = splitPool(facts, ownMinor, paidOff);
  }
  const social = socialParts(facts, socialFund);
  const lines = members.map((member, index) =>
    lineOf(member, index, split.parts[index] ?? 0, social[index] ?? 0, loans),
  );
  const paidMinor = sum(lines.map((line) => line.paidMinor));
  const fetchedMinor = Math.min(Math.max(0, facts.bankMinor), Math.max(0, paidMinor - cashMinor));
  return {
    savingsMinor,
    interestMinor: facts.interestMinor,
    nettedInterestMinor: split.interestMinor,
    finesMinor: facts.finesMinor,
    otherIncomeMinor: facts.otherIncomeMinor,
    expensesMinor: facts.expensesMinor,
    lossesMinor: facts.lossesMinor,
    sharedBeforeMinor,
    poolMinor: ownMinor + split.interestMinor,
    socialFundMinor,
    socialFund,
    cashMinor,
    fetchedMinor,
    paidMinor,
    cashAfterMinor: cashMinor + fetchedMinor - paidMinor,
    members: lines,
  };
}

function splitPool({ members, loans }: ShareOutFacts, ownMinor: number, paidOff: ReadonlySet<string>) {
  const paying = loans.filter(({ memberId }) => paidOff.has(memberId));
  const interestMinor = sum(paying.map(({ owedMinor, outstandingMinor }) => owedMinor - outstandingMinor));
  const pool = Math.max(0, ownMinor + interestMinor);
  const shares = members.map(({ savedMinor }, index) => ({ number: index + 1, weight: BigInt(savedMinor) }));
  return { interestMinor, parts: shareOut(BigInt(pool), shares).map(Number) };
}

function shortOf(parts: readonly number[], { members, loans }: ShareOutFacts, paidOff: ReadonlySet<string>): string[] {
  return members.flatMap(({ memberId }, index) => {
    const owed = sum(loans.filter((loan) => loan.memberId === memberId).map(({ owedMinor }) => owedMinor));
    return paidOff.has(memberId) && owed > (parts[index] ?? 0) ? [memberId] : [];
  });
}

/** The fund to everybody who is a member, in equal parts, or to nobody. */
function socialParts({ members, socialFundMinor }: ShareOutFacts, choice: SocialFundChoice): number[] {
  const pool = choice === 'shared_equally' ? BigInt(Math.max(0, socialFundMinor)) : 0n;
  const shares = members.map(({ isMember }, index) => ({ number: index + 1, weight: isMember ? 1n : 0n }));
  return shareOut(pool, shares).map(Number);
}

function lineOf(
  member: ShareOutFacts['members'][number],
  index: number,
  partMinor: number,
  socialMinor: number,
  loans: ShareOutFacts['loans'],
): ShareOutLine {
  let left = partMinor;
  const own = loans.filter(({ memberId }) => memberId === member.memberId);
  const netted = own.map(({ loanId, owedMinor }) => {
    const nettedMinor = Math.min(left, owedMinor);
    left -= nettedMinor;
    return { loanId, nettedMinor };
  });
  const nettedMinor = partMinor - left;
  const { memberId, code, name, savedMinor } = member;
  return {
    number: index + 1,
    memberId,
    code,
    name,
    savedMinor,
    partMinor,
    nettedMinor,
    stillOwesMinor: sum(own.map(({ owedMinor }) => owedMinor)) - nettedMinor,
    socialMinor,
    paidMinor: left + socialMinor,
    loans: netted.filter((loan) => loan.nettedMinor > 0),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** One figure that is no longer what was read aloud: the group's (`memberId` null) or a member's. */
export type ShareOutChange = { what: string; name: string | null; beforeMinor: number; nowMinor: number };

const GROUP_FIGURES = [
  ...(['savingsMinor', 'poolMinor', 'socialFundMinor', 'cashMinor', 'fetchedMinor', 'cashAfterMinor'] as const),
];
const MEMBER_FIGURES = [
  'savedMinor',
  'partMinor',
  'nettedMinor',
  'stillOwesMinor',
  'socialMinor',
  'paidMinor',
] as const;

/** What differs between the figures that were read aloud and those of now; nothing where everything is as it was. */
export function shareOutChanges(before: ShareOutFigures, now: ShareOutFigures): ShareOutChange[] {
  const ofGroup = GROUP_FIGURES.flatMap((what) => change(what, null, before[what], now[what]));
  const ids = new Set([...before.members, ...now.members].map(({ memberId }) => memberId));
  const ofMembers = [...ids].flatMap((memberId) => {
    const [was, is] = [before, now].map(({ members }) => members.find((line) => line.memberId === memberId));
    const name = is?.name ?? was?.name ?? null;
    return MEMBER_FIGURES.flatMap((what) => change(what, name, was?.[what] ?? 0, is?.[what] ?? 0));
  });
  return [...ofGroup, ...ofMembers];
}

function change(what: string, name: string | null, beforeMinor: number, nowMinor: number): ShareOutChange[] {
  return beforeMinor === nowMinor ? [] : [{ what, name, beforeMinor, nowMinor }];
}
