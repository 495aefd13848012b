import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddedFiles } from './files.server';

/** True while a process with this id lives, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process id and port of the PostgreSQL that serves the cluster, by its own lock file; null where none does. */
export async function findPostmaster(files: EmbeddedFiles): Promise<{ pid: number; port: number } | null> {
  return serving((await readLock(files)) ?? '');
}

const lockOf = (files: EmbeddedFiles) => join(files.cluster, 'postmaster.pid');
const readLock = (files: EmbeddedFiles) => readFile(lockOf(files), 'utf8').catch(() => null);

async function serving(lock: string): Promise<{ pid: number; port: number } | null> {
  const [pid = 0, , , port = 0] = lock.split('\n').map(Number);
  if (!pid || !isAlive(pid) || !(await isPostgres(pid))) return null;
  return { pid, port };
}

/**
 * Removes the lock file of a PostgreSQL that is gone. PostgreSQL does this by itself, except where another program
 * has been given the same process id since, or where the file is empty. One that starts now may be about to write it: no
 * file is none that is stale, and an empty one is stale after a minute.
 */
export async function clearStaleLock(files: EmbeddedFiles): Promise<void> {
  const lock = await readLock(files);
  if (lock === null || (lock === '' && !(await isOld(lockOf(files))))) return;
  if (!(await serving(lock))) await rm(lockOf(files), { force: true });
}

async function isOld(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > 60_000;
}

async function isPostgres(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null || commandLine.includes('postgres');
}
