import { toAsciiDigits } from '~/platform/digits';

/** Letters that people and keyboards write in several ways, told as one: Arabic for Persian, hamza carriers, open forms. */
const LETTERS: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ł: 'l',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Marks that change nothing for finding: accents, Arabic vowel signs and tatweel, the nukta of Devanagari. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u093c\u0640]/g;

/** Characters that are not seen: joiners, bidirectional controls, soft hyphens, byte order marks, variation selectors. */
const JOINERS = /[\u200c\u200d]/g;
const UNSEEN =
  /[\u034f\u17b4\u17b5\ufe00-\ufe0f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

const PURE_ASCII = /^[\x20-\x7e]*$/;

/** A nasal before a consonant of its own row is written as a letter or as a dot: हिन्दी, हिंदी. */
const DEVANAGARI_NASAL = /[ङञणनम]्(?=[क-ह])|ँ/g;

/** Tamil joins words by doubling a consonant at the end of the first: மல்லித் தூள், மல்லி தூள். */
const TAMIL_SANDHI = /([\u0b80-\u0bff]{2,}?)(?:[கசதப]்)+(?=\s|$)/gu;

/**
 * The text as it is compared: NFKC, lower case, digits 0–9, one form for letters with several, no accents and no unseen
 * characters; whatever is neither letter, mark nor digit becomes one space. The same text gives the same result again.
 */
export function normalise(text: string): string {
  if (PURE_ASCII.test(text)) return wordsOnly(text.toLowerCase());
  const folded = toAsciiDigits(text.normalize('NFKC'))
    .toLowerCase()
    .replace(JOINERS, (joiner, at: number, whole: string) =>
      isArabic(whole.codePointAt(at - 1)) && joiner === '\u200c' ? ' ' : '',
    )
    .replace(UNSEEN, '')
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(DEVANAGARI_NASAL, 'ं');
  return wordsOnly(folded).replace(TAMIL_SANDHI, '$1');
}

/** The words of a text as they are compared. */
export function words(text: string): string[] {
  const normal = normalise(text);
  return normal === '' ? [] : normal.split(' ');
}

function wordsOnly(text: string): string {
  return text
    .replace(/(\p{L})['’ʼ`´]s\b/gu, '$1s')
    .replace(/(\p{L})['’ʼ`´](?=\p{L})/gu, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function isArabic(codePoint: number | undefined): boolean {
  return codePoint !== undefined && codePoint >= 0x600 && codePoint <= 0x6ff;
}
