import type { Staff, StaffRole } from '~/platform/actor';

/**
 * What staff may do, and which roles may. What is seen is bounded by branch, a trainer's by her assigned groups.
 * Two people where it counts (waivers, write-offs, suspensions, rule sets, exports): the commands see to that.
 */
export const STAFF_ACTS = {
  /** Groups, members, memberships, meetings as dates and attendance, enterprises and their standing. */
  read_register: ['trainer', 'credit_officer', 'branch_manager'],
  /** A group's books: savings, social fund, cash, internal loans. Reading one person's is logged. */
  read_books: ['trainer', 'branch_manager'],
  /** Loans of every source. Reading one person's is logged. */
  read_loans: ['credit_officer', 'branch_manager'],
  /** Constitution, goals, roles, members coming and going, meetings, share-out. */
  keep_groups: ['trainer', 'branch_manager'],
  keep_training: ['trainer', 'branch_manager'],
  /** Loans of the programme's own fund and referrals to outside lenders; group loans beside the group itself. */
  keep_loans: ['credit_officer', 'branch_manager'],
  /** Vetting visits, and proposing waivers and suspensions. */
  vet: ['trainer', 'branch_manager'],
  /** Suppliers of the branch's country: adding, vetting and blocking them. */
  keep_suppliers: ['branch_manager'],
  /** The second person's word, and answers to appeals. */
  approve: ['branch_manager'],
  /** Figures of branches without anybody's name. */
  read_totals: ['branch_manager', 'head_office'],
  /** Work that concerns every branch: taking registers in, publishing rule sets. Only without a branch. */
  govern: ['branch_manager'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type StaffAct = keyof typeof STAFF_ACTS;

/** Whether one of the person's duties is of a role that may do this, somewhere. */
export function hasAct(staff: Staff, act: StaffAct): boolean {
  return dutiesFor(staff, act).length > 0;
}

/** Whether the person may do this in all branches. */
export function hasActEverywhere(staff: Staff, act: StaffAct): boolean {
  return dutiesFor(staff, act).some(({ role, branchId }) => role !== 'trainer' && branchId === null);
}

/** The duties that allow it. */
export function dutiesFor(staff: Staff, act: StaffAct): Staff['duties'] {
  const roles: readonly StaffRole[] = STAFF_ACTS[act];
  return staff.duties.filter(({ role }) => roles.includes(role));
}
