import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './built-server';
import { noteDatabase } from './days-that-pass';
import { inDatabase, openServer, run } from './test-cluster';

/** Serves a market with the demo on the port given, on a database and folder that go when the process is asked to end. */
const port = process.argv[2] ?? '3190';
const cluster = await openServer();
const name = `step4_journeys_${randomBytes(4).toString('hex')}`;
const folder = await mkdtemp(join(tmpdir(), 'step-four-journeys-'));
await run(cluster.url, `create database ${name}`);
const database = inDatabase(cluster.url, name);
await noteDatabase(port, database);

const server = await startServer({
  PORT: port,
  DATABASE_URL: database,
  DATA_DIR: folder,
  DEVELOPMENT_MAILBOX: 'on',
  FILES_DIR: join(folder, 'files'),
});

async function end() {
  const code = await server.stop();
  await run(cluster.url, `drop database if exists ${name} with (force)`);
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
