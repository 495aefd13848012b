import { commonPasswords } from './common-passwords';

export const LEAST_PASSWORD_CHARACTERS = 8;
const MOST_PASSWORD_CHARACTERS = 200;

export type PasswordProblem = 'password-short' | 'password-long' | 'password-common' | 'password-own';

/** The password as it is hashed: one form for letters that keyboards write differently. Spaces and case count. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * What is wrong with a new password, or null: under 8 or over 200 characters, one of those tried first by whoever guesses,
 * or what is known of the person (`own`: name, phone, address).
 */
export function passwordProblem(password: string, own: readonly (string | null)[]): PasswordProblem | null {
  const characters = [...normalPassword(password)];
  if (characters.length < LEAST_PASSWORD_CHARACTERS) return 'password-short';
  if (characters.length > MOST_PASSWORD_CHARACTERS) return 'password-long';
  const lower = characters.join('').toLowerCase();
  if (commonPasswords.has(lower) || new Set(lower).size < 3) return 'password-common';
  return own.some((fact) => isMadeOf(lower, fact)) ? 'password-own' : null;
}

/** Whether the password is the fact itself, or a number that is the end of it (a phone number in its local form). */
function isMadeOf(password: string, fact: string | null): boolean {
  const own = (fact ?? '').toLowerCase();
  if (own === '') return false;
  const digits = password.replace(/[\s()+.-]/g, '').replace(/^0+/, '');
  const ownNumber = own.startsWith('+') && /^\d{6,}$/.test(digits) && own.endsWith(digits);
  return ownNumber || [own, own.replaceAll(' ', ''), own.split('@')[0]].includes(password);
}
