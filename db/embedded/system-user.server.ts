import { execFile } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

type Ids = { uid: number; gid: number };

/** Who runs PostgreSQL, which refuses to run as root. */
export type SystemUser = {
  /** Null where the programs run as the user of this process. */
  ids: Ids | null;
  /** Put before a program's command line; empty unless the user needs help to reach its files. */
  launcher: string[];
};

const CANDIDATES = ['postgres', 'nobody'];
const READ_ANY_FILE = 2;
const PASS_ANY_CHECK = 1;

/**
 * The user for the cluster: this process's own, or under root the owner of an existing `cluster`, else `postgres`,
 * else `nobody`. A private folder above the project (as /root is) is passed by lending the programs the one
 * capability for it. Throws an Error in words where none of this can be had.
 */
export async function chooseSystemUser(cluster: string, programs: string): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return { ids: null, launcher: [] };
  const ids = (await ownerOf(cluster)) ?? (await firstKnownUser());
  const reachable = (await canReach(ids, dirname(cluster))) && (await canReach(ids, programs));
  return { ids, launcher: reachable ? [] : await lendingLauncher(ids, dirname(cluster)) };
}

/** Hands a file or folder to the cluster's user; does nothing where this process's own user runs it. */
export async function giveTo(user: SystemUser, path: string): Promise<void> {
  if (user.ids) await chown(path, user.ids.uid, user.ids.gid);
}

async function ownerOf(path: string): Promise<Ids | null> {
  const found = await stat(path).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function firstKnownUser(): Promise<Ids> {
  for (const name of CANDIDATES) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL does not run as root and there is no user "postgres" or "nobody" to run it as.');
}

async function canReach({ uid, gid }: Ids, folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid: owner, gid: group } = await stat(path);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function lendingLauncher({ uid, gid }: Ids, folder: string): Promise<string[]> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const held = BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  const holds = (capability: number) => ((held >> BigInt(capability)) & 1n) === 1n;
  const lent = holds(READ_ANY_FILE) ? '+dac_read_search' : holds(PASS_ANY_CHECK) ? '+dac_override' : null;
  const available = lent !== null && (await run('setpriv', ['--version']).then(Boolean, () => false));
  if (!available) {
    throw new Error(
      `PostgreSQL does not run as root, and the user it would run as cannot enter ${folder}. ` +
        'Put the project into a folder that others may enter, start it as another user, or set DATABASE_URL.',
    );
  }
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return ['setpriv', ...identity, `--inh-caps=${lent}`, `--ambient-caps=${lent}`, '--'];
}
