import { createHash } from 'node:crypto';
import type { FilePort } from '~/platform/files.server';
import { newId } from '~/platform/id';
import type { PictureFormat, PictureSize } from '~/platform/picture-sizes';
import { encodePicture, type PictureError } from '~/platform/picture.server';
import { ok, type Result } from '~/platform/result';
import type { OfferPhoto } from './photo-address';

/** A photo whose files are kept already; `digest` is the SHA-256 of the file as it was sent. */
export type StoredPhoto = OfferPhoto & { digest: Buffer };

const folderOf = (id: string) => `photos/${id.slice(-2)}/${id}`;

/**
 * Encodes a sent picture anew and keeps its files. Done before the transaction that gives it to an offer; where that
 * fails, `discardPhoto` undoes it. Fails as `encodePicture` does.
 */
export async function storePhoto(files: FilePort, sent: Uint8Array): Promise<Result<StoredPhoto, PictureError>> {
  const picture = await encodePicture(sent);
  if (!picture.ok) return picture;
  const id = newId();
  for (const { size, format, bytes } of picture.value.files) {
    await files.write(`${folderOf(id)}/${size}.${format}`, bytes);
  }
  const { width, height } = picture.value;
  return ok({ id, width, height, digest: createHash('sha256').update(sent).digest() });
}

/** Removes a photo's files. */
export async function discardPhoto(files: FilePort, id: string): Promise<void> {
  await files.removeFolder(folderOf(id));
}

/** The bytes of a photo in one size and format; null where it was never made or is gone. */
export function readPhoto(
  files: FilePort,
  id: string,
  size: PictureSize,
  format: PictureFormat,
): Promise<Buffer | null> {
  return files.read(`${folderOf(id.toLowerCase())}/${size}.${format}`);
}
