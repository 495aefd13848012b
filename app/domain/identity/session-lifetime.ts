const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lives, in seconds: from its last use (`idle`) and from sign-in whatever happens (`absolute`). */
export type Lifetime = { idle: number; absolute: number };

/** A seller's or buyer's phone, which is shared: a month unused ends it, three months in any case. */
export const PERSON: Lifetime = { idle: 30 * DAY, absolute: 90 * DAY };

/** Staff see other people's records: half a day unused, a week in any case. */
export const STAFF: Lifetime = { idle: 12 * HOUR, absolute: 7 * DAY };

/** The last use is written down at most this often (seconds). */
export const SEEN_EVERY = 5 * MINUTE;
