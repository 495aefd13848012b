import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** Texts that come back this often are prepared; rarer ones (lists of varying length) are not worth a name. */
const PREPARED_FROM = 3;
const TEXTS_REMEMBERED = 2_000;
const MOST_PREPARED = 400;

/** Gives the statements that are sent again and again a name each; undefined for the others. Bounded in memory. */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_PREPARED) return known;
    const count = (uses.get(text) ?? 0) + 1;
    uses.delete(text);
    if (count === PREPARED_FROM) {
      const name = `often-${names.size}`;
      names.set(text, name);
      return name;
    }
    uses.set(text, count);
    const [oldest] = uses.keys();
    if (oldest !== undefined && uses.size > TEXTS_REMEMBERED) uses.delete(oldest);
    return undefined;
  };
}

/** The pool as Kysely uses it: each connection parses and plans a statement with parameters once if it comes often. */
export function preparingPool(pool: Pool): PostgresPool {
  const nameOf = statementNames();
  const lent = new WeakMap<PoolClient, PostgresPoolClient>();
  const lend = (client: PoolClient) => {
    const query = (text: string, values: unknown[]) => {
      const name = values.length > 0 ? nameOf(text) : undefined;
      return client.query(name === undefined ? { text, values } : { name, text, values });
    };
    return { query, release: () => client.release() } as unknown as PostgresPoolClient;
  };
  return {
    async connect() {
      const client = await pool.connect();
      const known = lent.get(client) ?? lend(client);
      lent.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
