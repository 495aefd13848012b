const INVISIBLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * One line of text as a person meant it: NFC, no control or direction-override characters, single spaces, trimmed.
 * Joiners (zero-width, used by several scripts) stay.
 */
export function plainLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}
