import type { FieldErrors } from '~/domain/catalogue/offer-fields';
import type { Translator } from '~/platform/i18n';

/** What is wrong with each field, in words. */
export function fieldWords(errors: FieldErrors, { t }: Translator): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, error]) =>
      error ? [[field, t(`catalogue.error.${error.code}`, error.values)] as const] : [],
    ),
  );
}

/** The same as lines for the summary above the form, each leading to its field. */
export function problemList(words: Record<string, string>): { field: string; message: string }[] {
  return Object.entries(words).map(([field, message]) => ({ field, message }));
}
