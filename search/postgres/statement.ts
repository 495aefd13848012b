import { createHash } from 'node:crypto';

/** A statement, to prepare under its name if it has one; the same name always has the same text. */
export type Statement = { name?: string; text: string; values: unknown[] };

/**
 * Writes a statement whose values are handed in one by one: `value(given)` is the placeholder of what is given. `kept`
 * ones are prepared once a connection; of those there must be few.
 */
export function statement(kept: boolean, write: (value: (given: unknown) => string) => string): Statement {
  const values: unknown[] = [];
  const text = write((given) => `$${values.push(given)}`);
  if (!kept) return { text, values };
  return { name: `search-${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`, text, values };
}
