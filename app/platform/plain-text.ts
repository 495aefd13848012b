const INVISIBLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * One line of text as a person meant it: NFC, no control or direction-override characters and no half of a pair, single
 * spaces, trimmed. Joiners (zero-width, used by several scripts) stay.
 */
export function plainLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
}

/**
 * Text of several lines as a person meant it: NFC, line breaks as "\n", no other control or direction-override characters,
 * trimmed, cut after `most` characters (UTF-16), never within one.
 */
export function plainText(text: string, most: number): string {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n').split('\n');
  return lines
    .map((line) => line.replace(INVISIBLE, ' '))
    .join('\n')
    .trim()
    .slice(0, most)
    .replace(/\p{Cs}$/u, '');
}
