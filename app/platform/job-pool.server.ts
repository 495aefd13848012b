import type { Pool, PoolClient } from 'pg';

type Release = (error?: Error | boolean) => void;
type WhenConnected = (error: Error | undefined, client: PoolClient | undefined, release: Release) => void;

/**
 * The pool as graphile-worker is to have it. When the database cuts the connection it listens on while it stops, that
 * library gives the connection back twice, in a promise that nobody watches: Node would end the process. Here a
 * connection that was given back already is left alone.
 */
export function poolForJobs(pool: Pool): Pool {
  const connect = (whenConnected?: WhenConnected) => {
    if (!whenConnected) return pool.connect();
    pool.connect((error, client, release) => whenConnected(error, client, once(release)));
    return undefined;
  };
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return connect;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function once(release: Release): Release {
  let isHeld = true;
  return (error) => {
    if (isHeld) release(error);
    isHeld = false;
  };
}
