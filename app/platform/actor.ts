import type { Locale } from './i18n/locales';

/** What a member of staff is employed as. `head_office` sees totals alone. */
export const STAFF_ROLES = ['trainer', 'credit_officer', 'branch_manager', 'head_office'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** One assignment. Without a branch it holds in all of them; a trainer's reaches her assigned groups only, wherever. */
export type StaffDuty = { role: StaffRole; branchId: string | null };

/** Whose records a member of staff may see and keep follows from her duties (`staffMay`). */
export type Staff = { accountId: string; duties: readonly StaffDuty[] };

/** Who acts. Every record is found through the actor; nobody acts without one. */
export type Actor = {
  accountId: string;
  displayName: string;
  locale: Locale;
  /** The register record this account is linked to; only then can its person sell. */
  memberId: string | null;
  staff: Staff | null;
};

export type Seller = Actor & { memberId: string };
export type StaffMember = Actor & { staff: Staff };
