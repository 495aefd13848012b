import { createHash } from 'node:crypto';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';

export type ScopedKeys = { search: string; write: string; swap: string };

type Grant = { description: string; actions: Parameters<Meilisearch['createKey']>[0]['actions']; indexes: string[] };

/**
 * Keys made from the master key, each good for little: one searches this index, one fills it and its successor, one lets
 * them change places (which is asked of the whole server, and reads nothing). Throws what Meilisearch or the network threw.
 */
export async function scopedKeys(host: string, masterKey: string, index: string): Promise<ScopedKeys> {
  const master = new Meilisearch({ host, apiKey: masterKey, timeout: 5000 });
  const filled = [index, `${index}_next`];
  const [search, write, swap] = await Promise.all([
    keyOf(master, { description: `Searches ${index}`, actions: ['search', 'documents.get'], indexes: [index] }),
    keyOf(master, {
      description: `Fills ${index}`,
      actions: ['documents.add', 'documents.delete', 'indexes.*', 'settings.*', 'stats.get', 'tasks.get'],
      indexes: filled,
    }),
    keyOf(master, { description: `Swaps ${index}`, actions: ['indexes.swap', 'tasks.get'], indexes: ['*'] }),
  ]);
  return { search, write, swap };
}

/** The key of a grant is known by an id made from the grant, so that every process finds the same one. */
async function keyOf(master: Meilisearch, grant: Grant): Promise<string> {
  const uid = idOf(JSON.stringify(grant));
  try {
    return (await master.createKey({ uid, ...grant, expiresAt: null })).key;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'api_key_already_exists') {
      return (await master.getKey(uid)).key;
    }
    throw error;
  }
}

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
