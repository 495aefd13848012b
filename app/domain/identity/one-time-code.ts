import { toAsciiDigits } from '~/platform/digits';

/** How long a one-time code can be used, in minutes. */
export const CODE_MINUTES = 10;

/** Digits of the code that is sent to a phone or mailbox when somebody joins. */
export const JOIN_CODE_DIGITS = 6;

/** Tries of one join code before it is void. */
export const JOIN_CODE_TRIES = 5;

/** Digits of the code that staff give to a member. */
export const MEMBER_CODE_DIGITS = 8;

/** The moment from which a code made at `now` is void. */
export function codeExpiry(now: Date): Date {
  return new Date(now.getTime() + CODE_MINUTES * 60_000);
}

/** A code as it is typed or pasted: digits of any script, spaces and hyphens anywhere. Null where it has not so many digits. */
export function typedCode(text: string, digits: number): string | null {
  const code = toAsciiDigits(text).replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return code.length === digits && /^\d+$/.test(code) ? code : null;
}

/** A long code in groups of four, as it is read out and written down. */
export function readableCode(code: string): string {
  return code.length > 6 ? code.replace(/(\d{4})(?=\d)/g, '$1 ') : code;
}
