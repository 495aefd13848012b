/** A post is new, or asks for something else than before. */
export const WANTED_CHANGED = 'wanted.changed';
/** Sellers fit a post who have not been told of it. */
export const WANTED_FITS = 'wanted.fits';
/** A post that nobody could cover can be covered now. */
export const WANTED_COVERABLE = 'wanted.coverable';

export type WantedEvent = { postId: string };
