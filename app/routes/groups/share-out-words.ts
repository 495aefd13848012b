import type { ShareOutChange } from '~/domain/programme/share-out-figures';
import { isMessageKey, type Translator } from '~/platform/i18n';

/** One figure that is no longer as it was read aloud, in words. */
export function changeWords(
  { what, name, beforeMinor, nowMinor }: ShareOutChange,
  currency: string,
  words: Translator,
) {
  const key = `shareOut.figure.${what}`;
  const figure = isMessageKey(key) ? words.t(key) : what;
  return words.t('shareOut.changed', {
    figure: name === null ? figure : `${name}, ${figure}`,
    before: words.money(beforeMinor, currency),
    now: words.money(nowMinor, currency),
  });
}
