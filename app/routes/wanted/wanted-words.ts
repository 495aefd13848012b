import type { WantedErrors } from '~/domain/sourcing/wanted/wanted-post.schema';
import { isMessageKey, type Translator } from '~/platform/i18n';

/** What is wrong with each field, in words; days are told as dates. */
export function wantedWords(errors: WantedErrors, { t, date }: Translator): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, error]) => {
      if (!error) return [];
      const own = `wanted.error.${error.code}`;
      const shared = `catalogue.error.${error.code}`;
      const { day, ...values } = error.values ?? {};
      const told = typeof day === 'string' ? { ...values, day: date(day) } : values;
      const key = isMessageKey(own) ? own : shared;
      return isMessageKey(key) ? [[field, t(key, told)] as const] : [];
    }),
  );
}
