import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { PublicPageCache } from './public-page-cache.server';

const CHANNEL = 'public_changed';
const RETRY_MS = 1_000;

/**
 * Clears the cache whenever PostgreSQL says that something public changed. While the connection for it is away the
 * cache keeps nothing. Returns a function that ends the listening.
 */
export function clearOnPublicChange(url: string, cache: PublicPageCache): () => Promise<void> {
  let current: Client | null = null;
  let ended = false;
  cache.listening = false;

  const listen = async () => {
    while (!ended) {
      const client = new Client({ connectionString: url, application_name: 'step-four listening', keepAlive: true });
      const lost = new Promise<void>((resolve) => client.once('end', resolve));
      client.on('error', () => undefined);
      client.on('notification', () => cache.clear());
      try {
        await client.connect();
        await client.query(`listen ${CHANNEL}`);
        current = client;
        cache.clear();
        cache.listening = true;
        await lost;
      } catch {
        await client.end().catch(() => undefined);
      }
      cache.listening = false;
      cache.clear();
      if (!ended) await pause(RETRY_MS);
    }
  };
  const listening = listen();

  return async () => {
    ended = true;
    await current?.end().catch(() => undefined);
    await Promise.race([listening, pause(RETRY_MS, undefined, { ref: false })]);
  };
}
