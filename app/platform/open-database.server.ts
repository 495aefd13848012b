import { attachOrStartEmbedded } from '~db/embedded.server';
import { isPrepared, migrate } from '~db/migrate';
import { openDatabase, type Database } from './db.server';
import type { Env } from './env.server';

const OLDEST_POSTGRES = 15;
/** Written on the table of migrations, where only the owner can write. */
const DEMO_MARK = 'begun as a demo';

/** The market's database, ready for use by the application. */
export type OpenedDatabase = {
  /** Connects as the owner; for listening and for commands that need it. */
  url: string;
  database: Database;
  /** Names of the migrations that this opening ran. */
  migrated: string[];
  /** Whether this market was begun as a demo: by a start that found nothing in the database. */
  isDemo: boolean;
  close(): Promise<void>;
};

/**
 * Opens the database of DATABASE_URL, or else the embedded one (started or joined), and brings it to this version as
 * its owner. Throws an Error of one plain line when it cannot be reached, is too old, or a migration fails.
 */
export async function openMarketDatabase(
  env: Env,
  options: { poolSize?: number; demoIfEmpty?: boolean } = {},
): Promise<OpenedDatabase> {
  const embedded = env.DATABASE_URL === undefined ? await attachOrStartEmbedded({ dataDir: env.DATA_DIR }) : null;
  const url = embedded?.url ?? env.DATABASE_URL ?? '';
  try {
    const { migrated, isDemo } = await prepare(url, options.demoIfEmpty === true);
    const database = openDatabase(url, { as: 'application', poolSize: options.poolSize ?? env.DATABASE_POOL_SIZE });
    return {
      url,
      database,
      migrated,
      isDemo,
      async close() {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

type Prepared = Pick<OpenedDatabase, 'migrated' | 'isDemo'>;

async function prepare(url: string, demoIfEmpty: boolean): Promise<Prepared> {
  const owner = openDatabase(url, { as: 'owner', poolSize: 2 });
  try {
    await assertReachable(owner, url);
    return await migrateOwned(owner, demoIfEmpty);
  } finally {
    await owner.close();
  }
}

async function migrateOwned(owner: Database, demoIfEmpty: boolean): Promise<Prepared> {
  try {
    const empty = demoIfEmpty && (await isEmpty(owner));
    const migrated = (await isPrepared(owner.db)) ? [] : await migrate(owner);
    if (empty) await owner.pool.query(`comment on column kysely_migration.name is '${DEMO_MARK}'`);
    const { rows } = await owner.pool.query<{ mark: string | null }>(
      `select col_description('kysely_migration'::regclass, 1) as mark`,
    );
    return { migrated, isDemo: rows[0]?.mark === DEMO_MARK };
  } catch (error) {
    throw new PlainError(`A migration failed and was undone: ${reasonOf(error)}`);
  }
}

/** Whether no migration has ever been written down in the database. */
async function isEmpty({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ begun: boolean }>(`select to_regclass('kysely_migration') is not null as begun`);
  if (!rows[0]?.begun) return true;
  return (await pool.query('select from kysely_migration limit 1')).rowCount === 0;
}

class PlainError extends Error {}

async function assertReachable({ pool }: Database, url: string): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    version = rows[0]?.version ?? 0;
  } catch (error) {
    throw new PlainError(`The database at ${placeOf(url)} cannot be used: ${reasonOf(error)}. Check DATABASE_URL.`);
  }
  if (version < OLDEST_POSTGRES * 10_000) {
    throw new PlainError(
      `The database at ${placeOf(url)} is too old; PostgreSQL ${OLDEST_POSTGRES} or later is needed.`,
    );
  }
}

/** Host, port and name without user and password. */
function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port && `:${port}`}${pathname}`;
  } catch {
    return 'DATABASE_URL (which is not an address like postgres://user:password@host:5432/name)';
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message ? error.message : 'no answer';
}
