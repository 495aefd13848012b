import type { Answer } from './answer.server';

const KEPT_MS = 5_000;
const MOST_BYTES = 16 * 1024 * 1024;
/** Headers, key and what holds them take about so much beside the body. */
const OVERHEAD_BYTES = 2_000;

type Kept = { answer: Answer; until: number; bytes: number };

export type PublicPageCache = {
  /**
   * The kept answer for `key`, else the one that `make` gives. Whoever asks while it is being made waits for the
   * same one. `make` returns null for what must not be kept; then everybody makes their own, as null says.
   */
  get(key: string, make: () => Promise<Answer | null>): Promise<Answer | null>;
  /** Forgets everything, also what is being made from what was read before. */
  clear(): void;
  /** While false nothing is kept: nobody would tell of changes. */
  listening: boolean;
  readonly bytes: number;
};

/** Keeps finished public answers in memory for seconds, bounded in bytes; the least lately used go first. */
export function createPublicPageCache(
  options: { keptMs?: number; mostBytes?: number; now?: () => number } = {},
): PublicPageCache {
  const { keptMs = KEPT_MS, mostBytes = MOST_BYTES, now = Date.now } = options;
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<Answer | null>>();
  let bytes = 0;
  let generation = 0;

  const forget = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, answer: Answer) => {
    const size = answer.body.length + key.length + OVERHEAD_BYTES;
    forget(key);
    if (size > mostBytes / 8) return;
    kept.set(key, { answer, until: now() + keptMs, bytes: size });
    bytes += size;
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      forget(oldest);
    }
  };

  return {
    listening: true,
    get bytes() {
      return bytes;
    },
    async get(key, make) {
      if (!this.listening) return make();
      const found = kept.get(key);
      if (found && found.until > now()) {
        kept.delete(key);
        kept.set(key, found);
        return found.answer;
      }
      const shared = making.get(key);
      if (shared) return shared;
      const begun = generation;
      const made = make().then((answer) => {
        if (answer && generation === begun && this.listening) keep(key, answer);
        return answer;
      });
      making.set(key, made);
      try {
        return await made;
      } finally {
        if (making.get(key) === made) making.delete(key);
      }
    },
    clear() {
      generation += 1;
      kept.clear();
      making.clear();
      bytes = 0;
    },
  };
}
