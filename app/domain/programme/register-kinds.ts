/** What staff look for. */
export const REGISTERS = ['groups', 'members', 'enterprises'] as const;
export type Register = (typeof REGISTERS)[number];
