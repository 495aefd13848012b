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
