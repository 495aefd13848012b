import type { Rule } from '../rules';
import type { AllocatedInstalment, LoanPayment } from './allocate-payments';

type Person = { id: string; code: string; name: string };

export type MeetingRow = {
  kind: 'meeting';
  scheduledOn: string;
  heldOn: string | null;
  status: 'held' | 'missed' | 'cancelled';
  /** Only for G7, minor units: what was there, what should be there after all that moved, and what was counted. */
  cash: { openMinor: number | null; expectedMinor: number | null; countedMinor: number | null } | null;
};

export type AttendanceRow = {
  kind: 'attendance';
  member: Person;
  scheduledOn: string;
  heldOn: string;
  /** Null: nothing was noted, which counts as absent. */
  mark: 'present' | 'late' | 'absent' | 'excused' | null;
  /** Only where savings count (G4, M4): what she put in less what she took out at this meeting, minor units. */
  depositMinor: number | null;
};

export type LoanRow = {
  kind: 'loan';
  code: string;
  member: Person;
  source: 'internal' | 'own_fund' | 'external_mfi';
  partner: string | null;
  disbursedOn: string;
  principalMinor: number;
  /** As it was on the day judged. */
  status: 'active' | 'closed' | 'written_off' | 'restructured';
  statusOn: string | null;
  outstandingMinor: number;
  daysPastDue: number;
  instalments: AllocatedInstalment[];
  payments: LoanPayment[];
};

export type MemberRow = {
  kind: 'member';
  member: Person;
  birthYear: number;
  consentOn: string | null;
  consentWithdrawnOn: string | null;
  identitySeenOn: string | null;
};

export type MembershipRow = {
  kind: 'membership';
  member: Person;
  role: string;
  joinedOn: string;
  leftOn: string | null;
};

export type ModuleRow = {
  kind: 'module';
  member: Person;
  code: string;
  title: string;
  step: number;
  minutes: number;
  attendedMinutes: number;
  /** The first assessment passed by the day judged. */
  passedOn: string | null;
};

export type VisitRow = {
  kind: 'visit';
  visitedOn: string;
  visitor: string;
  outcome: 'pass' | 'fail';
  approver: string | null;
  approvedOn: string | null;
};

export type EnterpriseRow = {
  kind: 'enterprise';
  status: 'active' | 'closed';
  startedOn: string;
  pickupPlace: string | null;
  payoutMethod: 'mobile_money' | 'bank' | 'cash' | null;
};

export type EvidenceRow =
  MeetingRow | AttendanceRow | LoanRow | MemberRow | MembershipRow | ModuleRow | VisitRow | EnterpriseRow;

export type EvidencePage = {
  rule: Rule;
  /** The day judged, 'YYYY-MM-DD'. */
  asOf: string;
  currency: string;
  rows: EvidenceRow[];
  /** The cursor of the next page; null on the last. */
  next: string | null;
};
