/** Somebody's record was erased. Payload: { memberId, accountId } with the account that was hers, if she had one. */
export const PERSON_ERASED = 'person.erased';
/** The files of a photo belong to nothing any more. Payload: { photoId }. */
export const PHOTO_ORPHANED = 'photo.orphaned';

export type PersonErased = { memberId: string; accountId?: string };
export type PhotoOrphaned = { photoId: string };
