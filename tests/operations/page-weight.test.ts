import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildIndex } from '~search/indexer.server';
import { fillMarket } from '../../bench/market';
import { startServer, type BuiltServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';

const KB = 1024;
const BUILD_LIMIT_MS = 300_000;

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'step-four-weight-'));
let server: BuiltServer;
let offerPage = '';

/** A market as the demo's, every offer with a photo. */
beforeAll(async () => {
  const { db } = database.owner;
  await fillMarket(db, 500);
  await sql`
    insert into offer_photo (id, offer_id, position, width, height, digest)
    select new_id(), id, 1, 800, 600, sha256(id::text::bytea) from offer`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from offer order by length(description) desc limit 1`.execute(
    db,
  );
  offerPage = `/offers/${rows[0]?.id ?? ''}`;
  await rebuildIndex(database);
  server = await startServer({ DATABASE_URL: database.url, DATA_DIR: folder, FILES_DIR: join(folder, 'files') });
}, BUILD_LIMIT_MS);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The bytes of an answer's body as they travel to a browser that takes brotli. */
function bytesOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(address, server.origin), { headers: { 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.once('end', () => resolve(response.statusCode === 200 ? bytes : Number.NaN));
    });
    asked.once('error', reject).end();
  });
}

async function weigh(path: string) {
  const html = await (await fetch(server.origin + path)).text();
  const linked = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address]) => address ?? '');
  const sum = async (addresses: string[]) =>
    (await Promise.all(addresses.map(bytesOf))).reduce((total, bytes) => total + bytes, 0);
  return {
    page: await bytesOf(path),
    styles: await sum(linked(/<link rel="stylesheet" href="([^"]+)"/g)),
    scripts: await sum(linked(/<script[^>]* src="([^"]+)"/g)),
  };
}

describe('what a phone is sent before pictures', () => {
  const pages = [
    { name: 'the first page', path: () => '/' },
    { name: 'the list', path: () => '/offers' },
    { name: 'a search', path: () => '/offers?q=honey&lang=fa-AF' },
    { name: 'an offer', path: () => offerPage },
    { name: 'the page to sign in', path: () => '/sign-in' },
  ];

  it.each(pages)('is 30 KB of words and looks on a first visit at most: $name', async ({ path }) => {
    const { page, styles } = await weigh(path());
    expect(page).toBeGreaterThan(0);
    expect(styles).toBeGreaterThan(0);
    expect(page + styles).toBeLessThanOrEqual(30 * KB);
  });

  it.each(pages)('is 15 KB on a further visit at most: $name', async ({ path }) => {
    expect((await weigh(path())).page).toBeLessThanOrEqual(15 * KB);
  });

  it.each(pages)('holds no scripts beyond 20 KB, and none to read it: $name', async ({ path }) => {
    expect((await weigh(path())).scripts).toBeLessThanOrEqual(20 * KB);
  });
});
