import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { lastWords } from './cluster.server';
import { freePort, writeAccount, type EmbeddedAccount, type EmbeddedFiles } from './files.server';
import { clearStaleLock, findPostmaster, isAlive } from './postmaster.server';
import { launch, type Programs } from './programs.server';
import { giveTo, type SystemUser } from './system-user.server';

/** Every process that uses the cluster holds this advisory lock, shared; who can take it alone is the last one. */
const IN_USE = 404_404;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const LAUNCHES = 8;

export type Place = {
  files: EmbeddedFiles;
  programs: Programs;
  user: SystemUser;
  settings: Record<string, string>;
};

/** A connection that stands for this process's use of the cluster, and the port it was made on. */
export type Claim = { client: Client; port: number };

/** The address of a database in the cluster, for its owner. */
export function connectionString({ port, password }: EmbeddedAccount, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Joins the PostgreSQL that serves the cluster, starting it where none does, and marks it as in use.
 * Throws an Error of one plain line when it does not come up.
 */
export async function claimUse(place: Place, account: EmbeddedAccount): Promise<Claim> {
  const deadline = Date.now() + START_LIMIT_MS;
  let launches = 0;
  let child: ChildProcess | null = null;
  let port = account.port;
  while (Date.now() < deadline) {
    const running = await findPostmaster(place.files);
    if (!running && !isRunning(child)) {
      if (launches === LAUNCHES) break;
      if (launches > 0) await pause(250);
      port = await choosePort(place, account);
      child = await launchPostgres(place, port);
      launches += 1;
    }
    const client = await connect({ ...account, port: running?.port || port });
    if (client) return { client, port: running?.port || port };
    await pause(25);
  }
  throw new Error(`The embedded PostgreSQL did not start: ${await lastWords(place.files)}`);
}

function isRunning(child: ChildProcess | null): boolean {
  return child?.exitCode === null && child.signalCode === null;
}

/** Ends this process's use; stops PostgreSQL if no other process uses it. */
export async function leave(place: Place, { client }: Claim): Promise<void> {
  const alone = await isLast(client).catch(() => false);
  const running = alone ? await findPostmaster(place.files) : null;
  if (running) await stopPostmaster(running.pid);
  await client.end().catch(() => undefined);
}

async function isLast(client: Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
  const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE]);
  return rows[0]?.last === true;
}

async function choosePort({ files, user }: Place, account: EmbeddedAccount): Promise<number> {
  const port = await freePort(account.port);
  if (port !== account.port) {
    await writeAccount(files.account, { ...account, port });
    await giveTo(user, files.account);
  }
  return port;
}

async function launchPostgres({ files, programs, user, settings }: Place, port: number): Promise<ChildProcess> {
  await clearStaleLock(files);
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = launch(user, programs.postgres, ['-D', files.cluster, ...flags], files.log);
  child.on('error', () => child.kill());
  child.unref();
  return child;
}

async function connect(account: EmbeddedAccount): Promise<Client | null> {
  const client = new Client({
    connectionString: connectionString(account, 'postgres'),
    connectionTimeoutMillis: 5_000,
    application_name: 'step-four use',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

async function stopPostmaster(pid: number): Promise<void> {
  const deadline = Date.now() + STOP_LIMIT_MS;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid) && Date.now() < deadline) await pause(20);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}
