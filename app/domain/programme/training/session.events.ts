/** A planned session was moved or cancelled. Payload: { sessionEventId }, the step in its history. */
export const SESSION_CHANGED = 'session.changed';

export type SessionChanged = { sessionEventId: number };
