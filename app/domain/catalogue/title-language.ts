/** Languages that titles are written in (BCP 47): those of the countries where sellers and buyers live. */
export const TITLE_LANGUAGES = [
  'en',
  'sw',
  'hi',
  'ta',
  'te',
  'bn',
  'mr',
  'fa-AF',
  'ps',
  'km',
  'my',
  'ny',
  'rw',
  'lg',
  'sn',
  'sv',
] as const;

export type TitleLanguage = (typeof TITLE_LANGUAGES)[number];

export function isTitleLanguage(code: string): code is TitleLanguage {
  return (TITLE_LANGUAGES as readonly string[]).includes(code);
}

type WrittenIn = { script: RegExp; languages: readonly TitleLanguage[] };

/** For each script the languages written in it; the first is the likeliest. */
const SCRIPTS: readonly WrittenIn[] = [
  { script: /\p{Script=Tamil}/u, languages: ['ta'] },
  { script: /\p{Script=Devanagari}/u, languages: ['hi', 'mr'] },
  { script: /\p{Script=Telugu}/u, languages: ['te'] },
  { script: /\p{Script=Bengali}/u, languages: ['bn'] },
  { script: /\p{Script=Arabic}/u, languages: ['fa-AF', 'ps'] },
  { script: /\p{Script=Khmer}/u, languages: ['km'] },
  { script: /\p{Script=Myanmar}/u, languages: ['my'] },
  { script: /\p{Script=Latin}/u, languages: ['en', 'sw', 'ny', 'rw', 'lg', 'sn', 'sv'] },
];

/**
 * The language that a title is in: the chosen one, unless the script of its first letter contradicts it. So nobody
 * who types Tamil under "English" has to be asked.
 */
export function languageOfTitle(title: string, chosen: TitleLanguage): TitleLanguage {
  const [letter = ''] = /\p{L}/u.exec(title) ?? [];
  const written = SCRIPTS.find(({ script }) => script.test(letter));
  return !written || written.languages.includes(chosen) ? chosen : (written.languages[0] ?? chosen);
}
