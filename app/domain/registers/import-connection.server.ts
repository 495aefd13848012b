import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type { PoolClient } from 'pg';
import type { Db } from '~/platform/db.server';

/** Kysely over one connection that somebody else opened and closes, so that COPY and queries share a transaction. */
export function kyselyOn(client: PoolClient): Db {
  const lent = { query: client.query.bind(client), release() {} } as PoolClient;
  const pool = { connect: () => Promise.resolve(lent), end: () => Promise.resolve() };
  return new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** One import at a time; room for large sorts; no limit on how long a step takes. All until the transaction ends. */
export const IMPORT_SETTINGS = `
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  set local work_mem = '48MB';
  set local jit = off;
  do $$ begin set local temp_buffers = '48MB'; exception when others then null; end $$;
  select pg_advisory_xact_lock(5150515);
`;
