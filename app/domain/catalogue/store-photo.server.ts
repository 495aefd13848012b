import type { FilePort } from '~/platform/files.server';
import { photoFiles, type StoredPhoto } from '~/platform/photo-files.server';
import type { PictureFormat, PictureSize } from '~/platform/picture-sizes';
import type { PictureError } from '~/platform/picture.server';
import type { Result } from '~/platform/result';

export type { StoredPhoto } from '~/platform/photo-files.server';

const offerPhotos = photoFiles('photos');

/**
 * Encodes a sent picture anew and keeps its files. Done before the transaction that gives it to an offer; where that
 * fails, `discardPhoto` undoes it. Fails as `encodePicture` does.
 */
export function storePhoto(files: FilePort, sent: Uint8Array): Promise<Result<StoredPhoto, PictureError>> {
  return offerPhotos.store(files, sent);
}

/** Removes a photo's files. */
export function discardPhoto(files: FilePort, id: string): Promise<void> {
  return offerPhotos.discard(files, id);
}

/** The bytes of a photo in one size and format; null where it was never made or is gone. */
export function readPhoto(
  files: FilePort,
  id: string,
  size: PictureSize,
  format: PictureFormat,
): Promise<Buffer | null> {
  return offerPhotos.read(files, id, size, format);
}
