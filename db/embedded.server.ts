import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { claimUse, connectionString, leave, type Place } from './embedded/claim.server';
import { ensureCluster, trimLog } from './embedded/cluster.server';
import { embeddedFiles } from './embedded/files.server';
import { findPrograms } from './embedded/programs.server';
import { chooseSystemUser } from './embedded/system-user.server';
import { makeWritable } from './writable-folder.server';

const DATABASE = 'step4';
/** How long the end of a process may take; one that waits for a PostgreSQL that comes back leaves it later. */
const LEAVING_MS = 40_000;
const DUPLICATE = new Set(['42P04', '23505']);

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

export type EmbeddedOptions = {
  /** The folder for the cluster (`postgres`) and its log; made if missing. */
  dataDir: string;
  /** PostgreSQL settings beside or instead of the usual ones. */
  settings?: Record<string, string>;
};

export type Embedded = {
  /** Address of the database, as its owner. */
  url: string;
  /** Ends this process's use; the last process to leave stops PostgreSQL. */
  stop(): Promise<void>;
};

/**
 * Opens the embedded PostgreSQL of a folder: made if missing, started if stopped, joined if it runs already (beside
 * another command, or left over from a process that was killed), and started again should it die while in use.
 * It listens on the loopback address only. Throws an Error of one plain line where it cannot be had.
 */
export async function attachOrStartEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const files = embeddedFiles(resolve(options.dataDir));
  await makeWritable(files.folder, 'DATA_DIR');
  const programs = await findPrograms();
  const user = await chooseSystemUser(files.cluster, programs.folder);
  await trimLog(files);
  const place: Place = { files, programs, user, settings: { ...SETTINGS, ...options.settings } };
  const account = await ensureCluster(files, programs, user);

  let claim = await claimUse(place, account);
  await ensureDatabase(claim.client);
  let stopping = false;
  let comingBack = Promise.resolve();
  const comeBack = async () => {
    while (!stopping) {
      try {
        claim = await claimUse(place, { ...account, port: claim.port });
        return keepUp();
      } catch {
        await pause(500);
      }
    }
  };
  const keepUp = () => {
    claim.client.once('end', () => {
      comingBack = comeBack();
    });
  };
  keepUp();

  return {
    url: connectionString({ ...account, port: claim.port }, DATABASE),
    async stop() {
      if (stopping) return;
      stopping = true;
      const left = comingBack.then(() => leave(place, claim));
      await Promise.race([left, pause(LEAVING_MS, undefined, { ref: false })]);
    },
  };
}

async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    if (!DUPLICATE.has(error.code ?? '')) throw error;
  });
}
