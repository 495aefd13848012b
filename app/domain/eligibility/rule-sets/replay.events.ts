/** A draft is to be replayed over days of the past. Payload: { replayId }. */
export const REPLAY_ASKED = 'rule_set.replay_asked';

export type ReplayAsked = { replayId: string };
