import type { Pool } from 'pg';

/** The key of PostgreSQL's advisory lock that whoever writes the index holds. */
const KEY = 4_040_409;
const queues = new WeakMap<Pool, Promise<unknown>>();

/**
 * Runs `work` while nobody else, in this process or another, does work of this kind: what is read in it is still so when
 * it is written to the index. At most one connection of the pool waits.
 */
export function alone<Value>(pool: Pool, work: () => Promise<Value>): Promise<Value> {
  const turn = (queues.get(pool) ?? Promise.resolve()).then(() => locked(pool, work));
  queues.set(
    pool,
    turn.catch(() => undefined),
  );
  return turn;
}

async function locked<Value>(pool: Pool, work: () => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [KEY]);
    return await work();
  } finally {
    const freed = await client.query('select pg_advisory_unlock($1)', [KEY]).catch(() => undefined);
    client.release(freed === undefined);
  }
}
