/** What an officer can answer: upheld with what follows, or dismissed. */
export const APPEAL_VERDICTS = ['judged_again', 'waiver', 'lifting', 'dismissed'] as const;
