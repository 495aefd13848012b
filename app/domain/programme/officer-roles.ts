/** The roles whose holders keep a group's records and read its books. */
export const OFFICER_ROLES = ['president', 'secretary', 'treasurer', 'bookkeeper'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];
