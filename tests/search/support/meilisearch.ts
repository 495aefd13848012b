import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type RunningMeilisearch = {
  url: string;
  masterKey: string | undefined;
  stop(): Promise<void>;
  /** Ends it at once, as a power cut does; only for one that was started here. */
  kill(): Promise<void>;
  /** Starts it again on what it had written. */
  restart(): Promise<void>;
};

const STARTS_WITHIN_MS = 30_000;
/** Left to itself it takes hold of most of the memory for every change, which costs more than the change. */
const SMALL = ['--max-indexing-memory', '256Mb'];

/** The Meilisearch that tests may use: a server that is named, or a program on the PATH. */
export function findMeilisearch(): { url: string } | { program: string } | undefined {
  const url = process.env.MEILISEARCH_URL;
  if (url) return { url };
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'meilisearch'))
    .find(isProgram);
  return program === undefined ? undefined : { program };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a Meilisearch of the test's own on the loopback address, with an empty folder; or takes the one that is named. */
export async function startMeilisearch(): Promise<RunningMeilisearch> {
  const found = findMeilisearch();
  if (!found) throw new Error('There is no Meilisearch: neither MEILISEARCH_URL nor a program on the PATH.');
  if ('url' in found) {
    const refuse = () => Promise.reject(new Error('A Meilisearch that is only named is left alone.'));
    const stop = () => Promise.resolve();
    return { url: found.url, masterKey: process.env.MEILISEARCH_MASTER_KEY, stop, kill: refuse, restart: refuse };
  }
  const folder = await mkdtemp(join(tmpdir(), 'step-four-meilisearch-'));
  const masterKey = 'a-master-key-that-only-tests-know';
  const port = await freePort();
  let end = await run(found.program, port, folder, masterKey);
  return {
    url: `http://127.0.0.1:${port}`,
    masterKey,
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
    async restart() {
      end = await run(found.program, port, folder, masterKey);
    },
  };
}

type End = (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;

async function run(program: string, port: number, folder: string, masterKey: string): Promise<End> {
  const address = `127.0.0.1:${port}`;
  const child = spawn(
    program,
    ['--no-analytics', '--http-addr', address, '--db-path', join(folder, 'data'), '--master-key', masterKey, ...SMALL],
    { cwd: folder, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop: End = async (signal) => {
    child.kill(signal);
    await ended;
  };
  const healthy = waitUntilHealthy(`http://${address}/health`);
  if (await Promise.race([healthy, ended.then(() => false)])) return stop;
  await stop('SIGTERM');
  throw new Error('Meilisearch did not start.');
}

async function waitUntilHealthy(url: string): Promise<boolean> {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
