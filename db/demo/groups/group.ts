import type { Day } from '../day';
import type { DemoOffer } from '../market/demo-sources.server';
import type { SellerPlan } from '../market/sellers';
import type { Country, Place } from '../places/place';
import type { Prng } from '../prng';

/** The days a folder of registers is about. */
export interface Calendar {
  today: Day;
  /** The first day that the registers cover. */
  from: Day;
  /** The last day that the registers cover, a few days before today. */
  until: Day;
}

/**
 * How a group does, as its registers will show: `strong` holds every group rule with margin, each other one falls short
 * of one rule (`young` G1, `skipping` G2, `thinly_attended` G3, `saving_little` G4, `not_lending` G5, `overdue` G6,
 * `cash_gap` and `gone_quiet` G7).
 */
export type GroupCharacter =
  | 'strong'
  | 'young'
  | 'skipping'
  | 'thinly_attended'
  | 'saving_little'
  | 'not_lending'
  | 'overdue'
  | 'cash_gap'
  | 'gone_quiet';

export interface GroupPlan {
  code: string;
  name: string;
  country: Country;
  place: Place;
  village: string;
  kind: 'savings' | 'shares' | 'rotating';
  cadence: 'weekly' | 'fortnightly' | 'monthly';
  character: GroupCharacter;
  formedOn: Day;
  noLendingOn: Day | null;
  /** Enterprises with offers that this group must carry. */
  sellers: readonly SellerPlan[];
  founders: readonly [least: number, most: number];
  /** So many enterprises at least, where there are founders enough; more of them by chance. */
  enterprises: number;
  random: Prng;
}

/** What a member's registers will show, where it is not left to chance. */
export interface Habits {
  attends: 'usual' | 'steady' | 'every_other';
  saves: 'usual' | 'steady' | 'every_other';
  repays: 'usual' | 'prompt' | 'tardy';
  trains: 'usual' | 'whole' | 'gaps';
  mustBorrow: boolean;
  outsideLoan: OutsideLoanStory | null;
}

export type OutsideLoanStory = 'prompt' | 'overdue' | 'written_off' | 'restructured_kept' | 'restructured_late';

export interface Stay {
  joinedOn: Day;
  leftOn: Day | null;
  role: 'member' | 'president' | 'secretary' | 'treasurer' | 'bookkeeper';
}

export interface Member {
  code: string;
  givenName: string;
  displayName: string;
  birthYear: number;
  phone: string;
  consentOn: Day | null;
  consentWithdrawnOn: Day | null;
  identitySeenOn: Day | null;
  stays: Stay[];
  habits: Habits;
}

export interface Enterprise {
  code: string;
  name: string;
  kind: 'individual' | 'group';
  sector: string;
  status: 'active' | 'closed';
  startedOn: Day;
  pickupPlace: string;
  payoutMethod: string;
  owners: { member: Member; signatory: boolean }[];
  vetting: 'passed' | 'none' | 'failed' | 'old' | 'unapproved';
  /** The rule this enterprise falls short of by its own making, or its group by its character; null for none. */
  failing: string | null;
  offers: readonly DemoOffer[];
}

export interface Meeting {
  scheduledOn: Day;
  status: 'held' | 'missed' | 'cancelled';
  heldOn: Day | null;
}

export interface HeldMeeting extends Meeting {
  heldOn: Day;
}

/** Whether a membership is open on a day. */
export function isMemberOn(member: Member, day: Day): boolean {
  return member.stays.some((stay) => stay.joinedOn <= day && (stay.leftOn === null || stay.leftOn > day));
}
