import { DEFAULT_LOCALE, isLocale, localeCodes, type Locale } from './locales';

/** Name of the cookie that keeps the language chosen on this device. */
const LANGUAGE_COOKIE = 'lang';

const ONE_YEAR_SECONDS = 31_536_000;

/** The language named by `?lang=`, or null: the reader has just chosen it. */
export function requestedLocale(url: string): Locale | null {
  const asked = new URL(url).searchParams.get('lang');
  return isLocale(asked) ? asked : null;
}

/**
 * The language of an answer: `?lang=`, else the choice kept on this device (cookie), else the account's,
 * else the best of Accept-Language, else English.
 */
export function chooseLocale(request: Request, accountLocale?: Locale | null): Locale {
  return (
    requestedLocale(request.url) ??
    cookieLocale(request.headers.get('cookie') ?? '') ??
    accountLocale ??
    acceptedLocale(request.headers.get('accept-language') ?? '') ??
    DEFAULT_LOCALE
  );
}

/** The Set-Cookie value that keeps the language on this device for a year. */
export function languageCookie(locale: Locale): string {
  return `${LANGUAGE_COOKIE}=${locale}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
}

function cookieLocale(header: string): Locale | null {
  const value = header
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1);
  return isLocale(value) ? value : null;
}

function acceptedLocale(header: string): Locale | null {
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
      return { tag: tag.trim(), weight: quality ? Number(quality.slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { tag } of ranges) {
    const match = matchTag(tag);
    if (match) return match;
  }
  return null;
}

/** Exact tag first, then the language alone: every `fa` (Persian) and `prs` (Dari) reader can read fa-AF. */
function matchTag(tag: string): Locale | null {
  if (tag === 'prs' || tag.startsWith('prs-')) return 'fa-AF';
  const language = tag.split('-')[0] ?? '';
  return (
    localeCodes.find((code) => code.toLowerCase() === tag) ??
    localeCodes.find((code) => code.toLowerCase().split('-')[0] === language) ??
    null
  );
}
