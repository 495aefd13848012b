import type { Limit } from '~/platform/rate-limit.server';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Wrong passwords for one account from one address. */
export const SIGN_IN_PAIR: Limit = { name: 'sign-in', most: 10, seconds: 15 * MINUTE };

/** Wrong passwords from one address: many people can share the address of a mobile network. */
export const SIGN_IN_ADDRESS: Limit = { name: 'sign-in-address', most: 100, seconds: 15 * MINUTE };

/**
 * Wrong passwords for one account from everywhere. Beyond it the account is under attack: each address then has only
 * SIGN_IN_UNDER_ATTACK tries in the window of SIGN_IN_PAIR, so that guessing crawls while its owner still gets in.
 */
export const SIGN_IN_ACCOUNT: Limit = { name: 'sign-in-account', most: 50, seconds: HOUR };
export const SIGN_IN_UNDER_ATTACK = 2;

/** Codes sent to one phone or mailbox, to one prefix of numbers, and asked for from one address. */
export const JOIN_RECIPIENT: Limit = { name: 'join-recipient', most: 3, seconds: HOUR };
export const JOIN_PREFIX: Limit = { name: 'join-prefix', most: 200, seconds: HOUR };
export const JOIN_ADDRESS: Limit = { name: 'join-address', most: 40, seconds: HOUR };

/** Tries of a code from one address, whichever browser. */
export const CODE_ADDRESS: Limit = { name: 'code-address', most: 60, seconds: HOUR };

/** Tries of a member's code by one account, and from one address. */
export const LINK_ACCOUNT: Limit = { name: 'link-account', most: 5, seconds: 15 * MINUTE };
export const LINK_ADDRESS: Limit = { name: 'link-address', most: 30, seconds: HOUR };

/** Wrong present passwords when an account's password is to be changed. */
export const PASSWORD_ACCOUNT: Limit = { name: 'password', most: 5, seconds: 15 * MINUTE };
