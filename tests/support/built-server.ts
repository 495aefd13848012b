import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';

export type BuiltServer = {
  /** Origin to send requests to. */
  origin: string;
  process: ChildProcess;
  /** What the server has written so far, both outputs. */
  output(): string;
  /** Asks it to stop and waits; returns its exit code. */
  stop(): Promise<number | null>;
};

const START_LIMIT_MS = 600_000;

/**
 * Builds if needed and starts the real server in a process of its own, on a port that the system chooses. Resolves when it
 * serves; throws with its output when it ends first.
 */
export async function startServer(env: Record<string, string>): Promise<BuiltServer> {
  await ensureBuilt();
  const child = spawn(process.execPath, [resolve('scripts/start.mjs')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'exit');
  const origin = await new Promise<string>((found, reject) => {
    const limit = setTimeout(() => reject(new Error(`the server does not serve yet:\n${text}`)), START_LIMIT_MS);
    child.stdout.on('data', () => {
      const address = /serves (http:\/\/\S+)/.exec(text)?.[1];
      if (!address) return;
      clearTimeout(limit);
      found(address);
    });
    void ended.then(([code]) => reject(new Error(`the server ended with ${String(code)}:\n${text}`)));
  });
  return {
    origin,
    process: child,
    output: () => text,
    async stop() {
      if (!child.killed) child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}
