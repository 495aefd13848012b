import { z } from 'zod';
import type { OfferQuery } from './engine';

/** Where a page ended: the order's values of its last hit, and its id. */
export type Position = { keys: (string | number)[]; id: string };

const LONGEST = 400;
const shape = z.tuple([z.string().max(16), z.array(z.union([z.string().max(64), z.number()])).max(4), z.uuid()]);

/** Text of a cursor that belongs to this query and engine alone. */
export function writeCursor(query: OfferQuery, engine: string, position: Position): string {
  return Buffer.from(JSON.stringify([markOf(query, engine), position.keys, position.id])).toString('base64url');
}

/** Reads a cursor that this engine gave for this query; undefined for any other text. */
export function readCursor(query: OfferQuery, engine: string, text: string): Position | undefined {
  const bytes = Buffer.from(text.slice(0, LONGEST), 'base64url');
  if (bytes.toString('base64url') !== text) return undefined;
  try {
    const parsed = shape.safeParse(JSON.parse(bytes.toString('utf8')));
    if (!parsed.success) return undefined;
    const [mark, keys, id] = parsed.data;
    return mark === markOf(query, engine) ? { keys, id } : undefined;
  } catch {
    return undefined;
  }
}

/** A short sum of what the order and the set of hits depend on (FNV-1a). */
function markOf({ cursor: _cursor, limit: _limit, facets: _facets, ...asked }: OfferQuery, engine: string): string {
  let sum = 0x811c9dc5;
  for (const letter of JSON.stringify([engine, ...Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))])) {
    sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return (sum >>> 0).toString(36);
}
