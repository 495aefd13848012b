import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readEnv } from './env.server';
import { newId } from './id';

/**
 * Where files are kept: a local folder here, an object store elsewhere. Keys look like `photos/ab/<id>/640.webp`. Files
 * are small (a photo is at most some 100 KB), so they are read and written whole.
 */
export type FilePort = {
  /** Keeps the bytes under the key; once it returns they survive a crash. The same key again replaces them. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a file; null where there is none. */
  read(key: string): Promise<Buffer | null>;
  /** Removes all files whose keys begin with this folder. Nothing there is no failure. */
  removeFolder(folder: string): Promise<void>;
};

const KEY = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*(\.[a-z0-9]+)?$/;

/** Files on the local disk, under `folder`. A key that could lead anywhere else is a bug, and throws. */
export function localFiles(folder: string): FilePort {
  const root = resolve(folder);
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new RangeError(`not a file key: ${JSON.stringify(key)}`);
    return join(root, key);
  };
  return {
    async write(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${newId()}`;
      const file = await open(unfinished, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    },
    async read(key) {
      const path = pathOf(key);
      try {
        return await readFile(path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async removeFolder(key) {
      await rm(pathOf(key), { recursive: true, force: true });
    },
  };
}

let shared: FilePort | undefined;

/** The files of this process, in the folder that FILES_DIR names. */
export function fileStore(): FilePort {
  shared ??= localFiles(readEnv().FILES_DIR);
  return shared;
}
