import { words } from './normalise';

const COUNTRIES = ['AF', 'IN', 'KE', 'KH', 'MM', 'MW', 'NA', 'RW', 'TZ', 'UG', 'ZW'];
const LANGUAGES = ['en', 'sw', 'hi', 'ta', 'fa', 'sv'];

/** The word by which the index knows a country: it stands in the text of every offer from there. */
export function countryWord(code: string): string {
  return `country${code.toLowerCase()}`;
}

/** Names of the programme's countries in the market's languages, each one word, to the index's word for the country. */
export const countryNames: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return COUNTRIES.flatMap((code): [string, string][] => {
      const name = words(names.of(code) ?? code);
      return name.length === 1 && name[0] !== undefined ? [[name[0], countryWord(code)]] : [];
    });
  }),
);
