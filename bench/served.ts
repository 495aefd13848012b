import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { BenchDatabase, Place } from './place';

export type Served = {
  origin: string;
  /** From the start of the process to its first answer, in milliseconds. */
  startedMs: number;
  /** Memory that the process holds now, in megabytes. */
  residentMb(): number;
  stop(): Promise<void>;
};

const START_LIMIT_MS = 60_000;

/** Starts the built server, as `npm start` does, on a database of the bench. */
export function serveMarket(place: Place, { url }: BenchDatabase, env: Record<string, string> = {}): Promise<Served> {
  return serve([resolve('scripts/start.mjs')], {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    DATA_DIR: place.folder,
    FILES_DIR: resolve(place.folder, 'files'),
    LOG_LEVEL: 'warn',
    PORT: '0',
    API_PER_MINUTE: '1000000000',
    ...env,
  });
}

/** Starts the server that does no more than it must. */
export function serveLimit({ url }: BenchDatabase): Promise<Served> {
  return serve(['--import', 'tsx', resolve('bench/limit/server.ts')], { NODE_ENV: 'production', DATABASE_URL: url });
}

async function serve(args: string[], env: Record<string, string>): Promise<Served> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const origin = await addressOf(child);
  const answer = await fetch(`${origin}/healthz`);
  await answer.arrayBuffer();
  return {
    origin,
    startedMs: performance.now() - begun,
    residentMb: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** The address that the process prints once it serves; throws with what it wrote when it ends before. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, reject) => {
    let text = '';
    const limit = setTimeout(() => reject(new Error(`nothing is served yet:\n${text}`)), START_LIMIT_MS);
    child.once('exit', () => reject(new Error(`the process ended:\n${text}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const port = /serves http:\/\/[^\s:]+:(\d+)/.exec(text)?.[1];
        if (!port) return;
        clearTimeout(limit);
        found(`http://127.0.0.1:${port}`);
      });
    }
  });
}
