import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { toAsciiDigits } from '~/platform/digits';

/** What a person is known by. `phones` are all numbers (E.164) that a number without its country code can be, likeliest first. */
export type Identifier = { kind: 'email'; email: string } | { kind: 'phone'; phones: [string, ...string[]] };

const EMAIL = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u;
const MOST_CHARACTERS = 254;

/**
 * Reads "phone or e-mail" as a person types it: a local number in any usual form and in digits of any script, read in each
 * of the countries; a number with its country code; an address. Returns null for what is neither.
 */
export function parseIdentifier(text: string, countries: readonly CountryCode[]): Identifier | null {
  const typed = text.normalize('NFKC').trim();
  if (typed.length > MOST_CHARACTERS) return null;
  if (typed.includes('@')) {
    const email = typed.toLowerCase();
    return EMAIL.test(email) ? { kind: 'email', email } : null;
  }
  const digits = toAsciiDigits(typed);
  const forms = countries.map((country) => parsePhone(digits, country));
  const [first, ...others] = [...new Set([parseInternational(digits), ...forms].filter((phone) => phone !== null))];
  return first ? { kind: 'phone', phones: [first, ...others] } : null;
}

/** One phone number as E.164, read as a local number of the country where it has no country code; null if it is none. */
export function parsePhone(text: string, country: CountryCode): string | null {
  const number = parsePhoneNumberFromString(toAsciiDigits(text), { defaultCountry: country, extract: false });
  return number?.isPossible() && !number.ext ? number.number : null;
}

/** `+255 …` and `00 255 …`, as they are written everywhere. */
function parseInternational(digits: string): string | null {
  const written = /^\s*(?:\+|00)(.+)$/.exec(digits)?.[1];
  if (!written) return null;
  const number = parsePhoneNumberFromString(`+${written}`, { extract: false });
  return number?.isPossible() && !number.ext ? number.number : null;
}
