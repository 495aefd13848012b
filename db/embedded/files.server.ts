import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Stands in the cluster's own folder, so that both are made, moved and removed as one. */
export const ACCOUNT_FILE = 'step-four.json';

/** Where an embedded database keeps its things, all inside one folder. */
export type EmbeddedFiles = { folder: string; cluster: string; account: string; log: string };

/** The names used inside `folder`. */
export function embeddedFiles(folder: string): EmbeddedFiles {
  return {
    folder,
    cluster: join(folder, 'postgres'),
    account: join(folder, 'postgres', ACCOUNT_FILE),
    log: join(folder, 'postgres.log'),
  };
}

/** How the database is reached; readable by its owner only. */
export type EmbeddedAccount = { port: number; password: string };

/** The remembered port and password, or null where none were written yet. */
export async function readAccount(files: EmbeddedFiles): Promise<EmbeddedAccount | null> {
  try {
    return JSON.parse(await readFile(files.account, 'utf8')) as EmbeddedAccount;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes port and password so that a reader sees the old ones or the new ones, never half of them. */
export async function writeAccount(path: string, account: EmbeddedAccount): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(account), { mode: 0o600 });
  await rename(draft, path);
}

/** A password nobody has to type. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** `wanted` if nothing listens there on the loopback address, else a free port chosen by the system. */
export async function freePort(wanted?: number): Promise<number> {
  return (wanted ? await listenBriefly(wanted) : null) ?? (await listenBriefly(0)) ?? 0;
}

function listenBriefly(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const chosen = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(chosen));
    });
  });
}
