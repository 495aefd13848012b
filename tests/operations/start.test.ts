import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { startServer } from '../support/built-server';
import { run } from '../support/test-cluster';
import { testDatabase } from '../support/test-database';

await ensureBuilt();
const database = await testDatabase();
const base = await mkdtemp(join(tmpdir(), 'step-four-start-'));
afterAll(() => rm(base, { recursive: true, force: true }));
const settings = { DATABASE_URL: database.url, DATA_DIR: join(base, 'data'), FILES_DIR: join(base, 'files') };

/** Runs `npm start`'s program with settings that make it end by itself. */
function startInVain(env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...settings, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, lines: (stdout + stderr).trim().split('\n') };
}

describe('a running server', () => {
  it('serves, and ends with 0 when asked to stop', async () => {
    const server = await startServer(settings);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    expect((await fetch(`${server.origin}/nothing-here`)).status).toBe(404);
    expect(await server.stop()).toBe(0);
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow();
  });

  it('is not ready while its database refuses connections, stays up, and is ready again after', async () => {
    const server = await startServer({ ...settings, WORKER: 'off' });
    const ready = async () => (await fetch(`${server.origin}/readyz`)).status;
    const name = new URL(database.url).pathname.slice(1);
    const cluster = inject('cluster').url;
    await run(cluster, `alter database ${name} allow_connections false`);
    await run(cluster, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    expect(await ready()).toBe(503);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    await run(cluster, `alter database ${name} allow_connections true`);
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 15_000 });
    await server.stop();
  });

  it('starts again on the embedded database after it was killed', async () => {
    const env = { DATABASE_URL: '', DATA_DIR: join(base, 'embedded'), FILES_DIR: join(base, 'files') };
    spawnSync(process.execPath, ['--import', 'tsx', 'db/migrate.cli.ts'], { env: { ...process.env, ...env } });
    const first = await startServer(env);
    first.process.kill('SIGKILL');
    const second = await startServer(env);
    expect((await fetch(`${second.origin}/readyz`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is taken, before it touches anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const port = (other.address() as AddressInfo).port;
    const { status, lines } = startInVain({ PORT: String(port) });
    other.close();
    expect(status).toBe(1);
    expect(lines).toEqual([`Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`]);
  });

  it('says which database cannot be reached, without its password', () => {
    const { status, lines } = startInVain({ DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/market' });
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^The database at 127\.0\.0\.1:1\/market cannot be used: .* Check DATABASE_URL\.$/);
  });

  it('says which variable is wrong', () => {
    const { status, lines } = startInVain({ DATABASE_POOL_SIZE: 'many' });
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('DATABASE_POOL_SIZE');
  });

  it.each([
    ['DATA_DIR', '/dev/null/data'],
    ['FILES_DIR', '/dev/null/files'],
  ])('says that the folder of %s cannot be written', (variable, folder) => {
    const { status, lines } = startInVain({ DATABASE_URL: '', [variable]: folder });
    expect(status).toBe(1);
    expect(lines).toEqual([
      `The folder ${folder} cannot be written; make it writable or set ${variable} to one that is.`,
    ]);
  });

  it('says that a migration failed, and leaves the database as it was', async () => {
    const empty = await testDatabase();
    await empty.owner.pool.query('drop schema public cascade; create schema public');
    await empty.owner.pool.query('create table account (id int)');
    const { status, lines } = startInVain({ DATABASE_URL: empty.url });
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^A migration failed and was undone: /);
    const { rows } = await empty.owner.pool.query(
      `select count(*)::int as tables from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname not like 'kysely%'`,
    );
    expect(rows).toEqual([{ tables: 1 }]);
  });
});
