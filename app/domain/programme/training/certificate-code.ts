/** Digits and letters that are not taken for one another (Crockford's base 32: no I, L, O, U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = ALPHABET.length;

/** Of the twelve characters eleven are random, 55 bits; the last one checks them. */
export const CODE_LENGTH = 12;
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The character that makes a code whole (Luhn's sum with base 32): one wrong character or two turned round are noticed. */
export function checkCharacter(characters: string): string {
  const sum = [...characters].reverse().reduce((total, character, index) => {
    const value = ALPHABET.indexOf(character) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / BASE) + (value % BASE);
  }, 0);
  return ALPHABET[(BASE - (sum % BASE)) % BASE] ?? '';
}

/** A code from eleven random bytes, of which five bits each are used. */
export function codeFrom(bytes: Uint8Array): string {
  const random = Array.from(bytes.subarray(0, CODE_LENGTH - 1), (byte) => ALPHABET[byte % BASE]).join('');
  return random + checkCharacter(random);
}

/** What was typed or scanned as a code: lookalikes read as meant, spaces and dashes passed over; null if it is none. */
export function readCode(typed: string): string | null {
  const text = typed
    .slice(0, 60)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (character) => LOOKALIKES[character] ?? '');
  if (text.length !== CODE_LENGTH || [...text].some((character) => !ALPHABET.includes(character))) return null;
  return checkCharacter(text.slice(0, -1)) === text.slice(-1) ? text : null;
}

/** A code as it is printed and read out, in threes of four. */
export function shownCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
