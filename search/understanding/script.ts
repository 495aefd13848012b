/** The scripts that the market's languages are written in. */
export type Script = 'latin' | 'devanagari' | 'tamil' | 'arabic' | 'other';

/** The script of a normalised word, told by its first letter. */
export function scriptOf(word: string): Script {
  const code = word.codePointAt(0) ?? 0;
  if (code < 0x250) return 'latin';
  if (code >= 0x900 && code < 0x980) return 'devanagari';
  if (code >= 0xb80 && code < 0xc00) return 'tamil';
  if (code >= 0x600 && code < 0x700) return 'arabic';
  return 'other';
}
