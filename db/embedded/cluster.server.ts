import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ACCOUNT_FILE,
  freePort,
  newPassword,
  readAccount,
  writeAccount,
  type EmbeddedAccount,
  type EmbeddedFiles,
} from './files.server';
import { isAlive } from './postmaster.server';
import { ended, launch, type Programs } from './programs.server';
import { giveTo, type SystemUser } from './system-user.server';

const LOG_LIMIT = 5_000_000;
const MAKING = 'making-';

/**
 * Makes the cluster if there is none, in a folder of its own that is renamed when whole, so that an interrupted or
 * doubled start leaves nothing half made. Returns how to reach it. Throws an Error in words when it cannot be made.
 */
export async function ensureCluster(
  files: EmbeddedFiles,
  programs: Programs,
  user: SystemUser,
): Promise<EmbeddedAccount> {
  const known = await readAccount(files);
  if (known) return known;
  if (await isFilled(files.cluster)) {
    throw new Error(
      `${files.account} is missing, so the database beside it cannot be opened. Restore the folder from a backup.`,
    );
  }
  await removeAbandoned(files);
  const making = await mkdtemp(join(files.folder, `${MAKING}${process.pid}-`));
  try {
    const account = await makeCluster(making, files, programs, user);
    await rename(join(making, 'cluster'), files.cluster);
    return account;
  } catch (error) {
    const madeMeanwhile = await readAccount(files);
    if (madeMeanwhile) return madeMeanwhile;
    throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function makeCluster(
  making: string,
  files: EmbeddedFiles,
  programs: Programs,
  user: SystemUser,
): Promise<EmbeddedAccount> {
  const account = { port: await freePort(), password: newPassword() };
  const cluster = join(making, 'cluster');
  const passwordFile = join(making, 'password');
  await mkdir(cluster, { recursive: true });
  await writeFile(passwordFile, account.password, { mode: 0o600 });
  for (const path of [making, cluster, passwordFile]) await giveTo(user, path);
  const child = launch(
    user,
    programs.initdb,
    [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    files.log,
  );
  if ((await ended(child)) !== 0) throw new Error(`The database could not be made: ${await lastWords(files)}`);
  await writeAccount(join(cluster, ACCOUNT_FILE), account);
  await giveTo(user, join(cluster, ACCOUNT_FILE));
  return account;
}

async function removeAbandoned({ folder }: EmbeddedFiles): Promise<void> {
  for (const name of await readdir(folder)) {
    const abandoned = name.startsWith(MAKING) && !isAlive(Number.parseInt(name.slice(MAKING.length), 10));
    if (abandoned) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The newest line of the log that says what is wrong, else where the log is. */
export async function lastWords(files: EmbeddedFiles): Promise<string> {
  const text = await readFile(files.log, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => /FATAL|PANIC|error:|could not|No space/.test(line));
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? `see ${files.log}`;
}

/** Keeps the log from growing without end. */
export async function trimLog(files: EmbeddedFiles): Promise<void> {
  const found = await stat(files.log).catch(() => null);
  if (found && found.size > LOG_LIMIT) await truncate(files.log, 0);
}

async function isFilled(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => [])).length > 0;
}
