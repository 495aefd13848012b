import type { SaveSearchError } from '~/domain/catalogue/saved-searches/save-search.server';
import type { Translator } from '~/platform/i18n';

/** Why a search is not saved, in words that say what to do. */
export function nameWords(error: SaveSearchError, t: Translator['t']): string {
  return t(`search.error.${error.code}`, 'most' in error ? { most: error.most } : {});
}
