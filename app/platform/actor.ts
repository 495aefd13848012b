import type { Locale } from './i18n/locales';

/** Which branches a member of staff works for: all of them, or those named. */
export type StaffScope = { allBranches: true } | { allBranches: false; branchIds: string[] };

/** Who acts. Every record is found through the actor; nobody acts without one. */
export type Actor = {
  accountId: string;
  displayName: string;
  locale: Locale;
  /** The register record this account is linked to; only then can its person sell. */
  memberId: string | null;
  staff: StaffScope | null;
};

export type Seller = Actor & { memberId: string };
export type StaffMember = Actor & { staff: StaffScope };
