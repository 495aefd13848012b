/** A member gave or withdrew a consent. Payload: { memberId }. */
export const CONSENT_CHANGED = 'consent.changed';

export type ConsentChanged = { memberId: string };
