const BASE = 'http://own.invalid';
const MOST_CHARACTERS = 2000;

/**
 * A path of our own to lead back to, or `otherwise`. Refuses what a browser could take for another site or a script:
 * `//x`, `/\x`, `javascript:`, whole addresses, control characters, and what becomes such when it is resolved.
 */
export function ownPath(asked: string | null | undefined, otherwise = '/'): string {
  if (!asked || asked.length > MOST_CHARACTERS || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) {
    return otherwise;
  }
  if (!URL.canParse(asked, BASE)) return otherwise;
  const url = new URL(asked, BASE);
  const path = url.pathname + url.search + url.hash;
  return url.origin === BASE && !path.startsWith('//') ? path : otherwise;
}
