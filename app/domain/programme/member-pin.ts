import { toAsciiDigits } from '~/platform/digits';

export type PinProblem = 'pin-form' | 'pin-obvious';

const LADDERS = '01234567890 09876543210';

/** A member's number as it is compared: the digits of any script as 0–9. */
export function normalPin(typed: string): string {
  return toAsciiDigits(typed.trim());
}

/**
 * What is wrong with a new number to sign with, or null: not four to six digits, or one that is tried first (one digit
 * again and again, two in turn, counting up or down, or the year of birth).
 */
export function pinProblem(typed: string, birthYear: number | null): PinProblem | null {
  const pin = normalPin(typed);
  if (!/^\d{4,6}$/.test(pin)) return 'pin-form';
  const inTurn = [...pin].every((digit, at) => digit === pin[at % 2]);
  const isObvious = inTurn || LADDERS.includes(pin) || pin === String(birthYear);
  return isObvious ? 'pin-obvious' : null;
}
