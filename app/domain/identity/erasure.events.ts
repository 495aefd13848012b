/** Somebody's record was erased. Payload: { memberId }. */
export const PERSON_ERASED = 'person.erased';
/** The files of a photo belong to nothing any more. Payload: { photoId }. */
export const PHOTO_ORPHANED = 'photo.orphaned';

export type PersonErased = { memberId: string };
export type PhotoOrphaned = { photoId: string };
