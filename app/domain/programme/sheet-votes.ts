import {
  isCarried,
  quorumOf,
  type MeetingFacts,
  type MeetingSheet,
  type SheetMember,
  type Votes,
} from './meeting-sheet';
import { memberAt, neededAbove0 } from './sheet-rows';
import type { SheetFields } from './sheet-fields';

type House = { expected: number; present: number; quorum: number };

/**
 * Votes of a resolution at `<at>.for`, `.against`, `.abstained`. Refused: more votes than members who are there, and any
 * vote at all where too few are there to resolve (the constitution's quorum).
 */
function readVotes(fields: SheetFields, at: string, { expected, present, quorum }: House): Votes {
  const count = (column: string) =>
    fields.whole(`${at}.${column}`, { least: 0, most: present, code: 'not-votes' }) ?? 0;
  const votes = { for: count('for'), against: count('against'), abstained: count('abstained') };
  const cast = votes.for + votes.against + votes.abstained;
  const needed = quorumOf(expected, quorum);
  if (cast > present) fields.refuse(`${at}.for`, 'more-votes-than-present', { numbers: { most: present } });
  else if (cast > 0 && present < needed) fields.refuse(`${at}.for`, 'no-quorum', { numbers: { present, needed } });
  else if (cast > 0 && cast < needed) fields.refuse(`${at}.for`, 'too-few-votes', { numbers: { cast, needed } });
  return votes;
}

type Asking = {
  facts: MeetingFacts;
  expected: readonly SheetMember[];
  present: number;
  savings: MeetingSheet['savings'];
};

/** Loan requests with the votes on each; what was not voted on stays a request for later. */
export function readRequests(fields: SheetFields, asking: Asking): MeetingSheet['requests'] {
  const { facts, expected, present } = asking;
  const { quorumPercent } = facts.terms;
  const bounds = { least: 1, most: mostInstalments(facts.terms) };
  return fields.rows('request', ['member', 'amount', 'instalments', 'purpose']).map((place) => {
    const at = `request.${place}`;
    const memberId = memberAt(fields, `${at}.member`, expected);
    const amountMinor = neededAbove0(fields, `${at}.amount`);
    const most = ceilingOf(asking, memberId);
    if (memberId !== '' && amountMinor > most) fields.refuse(`${at}.amount`, 'over-ceiling', { amounts: { most } });
    const instalments = fields.whole(`${at}.instalments`, { ...bounds, code: 'not-instalments' });
    if (instalments === null && !fields.isRefused(`${at}.instalments`)) {
      fields.refuse(`${at}.instalments`, 'not-instalments', { numbers: bounds });
    }
    const purpose = fields.text(`${at}.purpose`, 200);
    if (purpose === '') fields.refuse(`${at}.purpose`, 'missing-purpose');
    const votes = readVotes(fields, at, { expected: expected.length, present, quorum: quorumPercent });
    const payOut = fields.ticked(`${at}.payOut`);
    if (payOut && !isCarried(votes)) fields.refuse(`${at}.payOut`, 'not-carried');
    return { memberId, amountMinor, instalments: instalments ?? 1, purpose, votes, payOut };
  });
}

const PERIODS_A_YEAR = { weekly: 52, fortnightly: 26, monthly: 12 } as const;

/** In how many instalments a group's loan is paid back at most. */
export function mostInstalments({ loanLongestMonths, loanPeriod }: MeetingFacts['terms']): number {
  return Math.floor((loanLongestMonths * PERIODS_A_YEAR[loanPeriod]) / 12);
}

/**
 * The constitution's multiple of what the borrower has saved, this meeting's savings among it, less what she owes as it
 * stood before the meeting; minor units.
 */
function ceilingOf({ facts, expected, savings }: Asking, memberId: string): number {
  const before = expected.find((member) => member.memberId === memberId)?.savedMinor ?? 0;
  const today = savings.filter((row) => row.memberId === memberId).reduce((sum, row) => sum + row.amountMinor, 0);
  const [whole = '0', decimals = ''] = facts.terms.loanTimesSavings.split('.');
  const scale = 10n ** BigInt(decimals.length);
  const most = Number((BigInt(Math.max(0, before + today)) * BigInt(whole + decimals)) / scale);
  const owed = facts.loans.filter((loan) => loan.memberId === memberId).reduce((sum, loan) => sum + loan.owedMinor, 0);
  return Math.max(0, most - owed);
}

/** Other resolutions, each with its words and votes. */
export function readResolutions(fields: SheetFields, house: House): MeetingSheet['resolutions'] {
  return fields.rows('resolution', ['text', 'for', 'against', 'abstained']).map((place) => {
    const at = `resolution.${place}`;
    const text = fields.text(`${at}.text`, 500);
    if (text === '') fields.refuse(`${at}.text`, 'missing-words');
    const votes = readVotes(fields, at, house);
    if (votes.for + votes.against + votes.abstained === 0 && !fields.isRefused(`${at}.for`)) {
      fields.refuse(`${at}.for`, 'missing-votes');
    }
    return { text, votes };
  });
}
