import { createHash } from 'node:crypto';
import type { FilePort } from './files.server';
import { newId } from './id';
import type { PictureFormat, PictureSize } from './picture-sizes';
import { encodePicture, type PictureError } from './picture.server';
import { ok, type Result } from './result';

/** A photo whose files are kept already; `digest` is the SHA-256 of the file as it was sent. */
export type StoredPhoto = { id: string; width: number; height: number; digest: Buffer };

/** Photos kept under one folder, each encoded anew in all sizes and formats. */
export function photoFiles(root: string) {
  const folderOf = (id: string) => `${root}/${id.slice(-2)}/${id}`;
  return {
    /**
     * Encodes a sent picture anew and keeps its files. Done before the transaction that uses it; where that fails,
     * `discard` undoes it. Fails as `encodePicture` does.
     */
    async store(files: FilePort, sent: Uint8Array): Promise<Result<StoredPhoto, PictureError>> {
      const picture = await encodePicture(sent);
      if (!picture.ok) return picture;
      const id = newId();
      for (const { size, format, bytes } of picture.value.files) {
        await files.write(`${folderOf(id)}/${size}.${format}`, bytes);
      }
      const { width, height } = picture.value;
      return ok({ id, width, height, digest: createHash('sha256').update(sent).digest() });
    },
    /** Removes a photo's files. */
    async discard(files: FilePort, id: string): Promise<void> {
      await files.removeFolder(folderOf(id));
    },
    /** The bytes of a photo in one size and format; null where it was never made or is gone. */
    read(files: FilePort, id: string, size: PictureSize, format: PictureFormat): Promise<Buffer | null> {
      return files.read(`${folderOf(id.toLowerCase())}/${size}.${format}`);
    },
  };
}
