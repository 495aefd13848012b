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
  /** The register record this account is linked to; null for buyers, suppliers and staff. */
  memberId: string | null;
  staff: Staff | null;
  /** It acts for a supplier from outside the programme. */
  supplies?: true;
};

/**
 * One who may act for enterprises: a member for what she owns, an account for its supplier. Which ones those are, is part of
 * every query (view `enterprise_account`).
 */
export type Seller = Actor;

/** Whether an account may act for an enterprise at all: it is a member's, or a supplier's. */
export function actsAsSeller({ memberId, supplies }: Pick<Actor, 'memberId' | 'supplies'>): boolean {
  return memberId !== null || supplies === true;
}

/** One who is linked to her record in the register. */
export type Member = Actor & { memberId: string };
export type StaffMember = Actor & { staff: Staff };
