import { plainLine } from '~/platform/plain-text';
import { fail, ok, type Result } from '~/platform/result';

/** Longest name of a saved search, in characters. */
export const LONGEST_NAME = 80;

export type NameError = { code: 'no-name' } | { code: 'name-too-long'; most: number };

/** A name as somebody meant it. Fails with `no-name` or `name-too-long`. */
export function readName(text: string): Result<string, NameError> {
  const name = plainLine(text);
  if (name === '') return fail({ code: 'no-name' });
  return name.length > LONGEST_NAME ? fail({ code: 'name-too-long', most: LONGEST_NAME }) : ok(name);
}
