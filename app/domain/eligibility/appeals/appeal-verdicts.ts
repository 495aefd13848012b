/** What follows from an appeal that is upheld. */
export const REMEDIES = ['judged_again', 'waiver', 'lifting'] as const;

/** What an officer can answer: upheld with what follows, or dismissed. */
export const APPEAL_VERDICTS = [...REMEDIES, 'dismissed'] as const;
