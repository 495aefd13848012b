import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, it, vi } from 'vitest';
import { attachOrStartEmbedded } from '~db/embedded.server';

const base = await mkdtemp(join(tmpdir(), 'step-four-embedded-'));
afterAll(() => rm(base, { recursive: true, force: true }));
const folder = (name: string) => join(base, name, '.data');
const quick = { fsync: 'off', shared_buffers: '32MB' };

async function ask<Row>(url: string, question: string): Promise<Row> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(question)).rows[0] as Row;
  } finally {
    await client.end();
  }
}

async function postmaster(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

it('keeps its data, its port and its password from one start to the next', async () => {
  const options = { dataDir: folder('twice'), settings: quick };
  const first = await attachOrStartEmbedded(options);
  await ask(first.url, 'create table kept (n int)');
  await first.stop();
  const second = await attachOrStartEmbedded(options);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select count(*)::int as n from kept')).toEqual({ n: 0 });
  await second.stop();
  expect(await postmaster(options.dataDir)).toBeNull();
});

it('sorts by code point, lowers every script and listens on the loopback address only', async () => {
  const embedded = await attachOrStartEmbedded({ dataDir: folder('locale'), settings: quick });
  const answer = await ask(
    embedded.url,
    `select lower('ÅÑЯ') as low, 'Z' < 'a' as points, current_setting('listen_addresses') as at,
       current_setting('server_encoding') as encoding`,
  );
  expect(answer).toEqual({ low: 'åñя', points: true, at: '127.0.0.1', encoding: 'UTF8' });
  await embedded.stop();
});

it('serves several processes’ worth of users until the last one leaves', async () => {
  const options = { dataDir: folder('shared'), settings: quick };
  const [one, other] = await Promise.all([attachOrStartEmbedded(options), attachOrStartEmbedded(options)]);
  expect(one.url).toBe(other.url);
  await one.stop();
  expect(await ask(other.url, 'select 1 as up')).toEqual({ up: 1 });
  await other.stop();
  expect(await postmaster(options.dataDir)).toBeNull();
});

it('comes back on the same address when PostgreSQL dies under it', async () => {
  const options = { dataDir: folder('killed'), settings: quick };
  const embedded = await attachOrStartEmbedded(options);
  const pid = await postmaster(options.dataDir);
  if (pid === null) throw new Error('PostgreSQL wrote no process id');
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await ask(embedded.url, 'select 1 as up')).toEqual({ up: 1 }), {
    timeout: 15_000,
  });
  expect(await postmaster(options.dataDir)).not.toBe(pid);
  await embedded.stop();
});

it('is not misled by a lock file whose process id belongs to another program now', async () => {
  const options = { dataDir: folder('stale'), settings: quick };
  const first = await attachOrStartEmbedded(options);
  await first.stop();
  const lock = join(options.dataDir, 'postgres', 'postmaster.pid');
  await writeFile(lock, `${process.pid}\n${join(options.dataDir, 'postgres')}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
  const second = await attachOrStartEmbedded(options);
  expect(await ask(second.url, 'select 1 as up')).toEqual({ up: 1 });
  await second.stop();
});

it('starts below a folder that only its owner may enter, and leaves nothing that others can read or write', async () => {
  const closed = join(base, 'closed');
  await mkdir(closed);
  await chmod(closed, 0o700);
  const embedded = await attachOrStartEmbedded({ dataDir: join(closed, '.data'), settings: quick });
  expect(await ask(embedded.url, 'select 1 as up')).toEqual({ up: 1 });
  await embedded.stop();
  for (const path of ['postgres', 'postgres.log', 'postgres/step-four.json']) {
    expect((await stat(join(closed, '.data', path))).mode & 0o077).toBe(0);
  }
});

it('says in one line when its folder cannot be made', async () => {
  await writeFile(join(base, 'file'), '');
  await expect(attachOrStartEmbedded({ dataDir: join(base, 'file', '.data') })).rejects.toThrow(
    /^The folder .* cannot be written; make it writable or set DATA_DIR to one that is\.$/,
  );
});
