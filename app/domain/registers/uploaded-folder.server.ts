import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readEnv } from '~/platform/env.server';

const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Where the files that staff sent for an import lie until it has ended. */
export function uploadedFolder(importId: number): string {
  return resolve(readEnv().FILES_DIR, 'imports', String(importId));
}

/** The name under which a sent file is kept: without folders; null for a name that no register or photo has. */
export function uploadedName(name: string): string | null {
  const own = basename(name.replaceAll('\\', '/'));
  return FILE_NAME.test(own) ? own : null;
}

/** Keeps the sent files in the import's folder. */
export async function keepUploads(importId: number, files: { name: string; file: File }[]): Promise<void> {
  const folder = uploadedFolder(importId);
  await mkdir(folder, { recursive: true });
  for (const { name, file } of files) await writeFile(join(folder, name), Buffer.from(await file.arrayBuffer()));
}

/** Removes the import's folder; none there is no failure. */
export async function discardUploads(importId: number): Promise<void> {
  await rm(uploadedFolder(importId), { recursive: true, force: true });
}
