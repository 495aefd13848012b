import type { Fit } from '~/domain/sourcing/together/together-figures';
import type { Translator } from '~/platform/i18n';

/** How many units are missing to a sum that can be ordered. */
export function fitWords(
  fit: Exclude<Fit, { code: 'fits' }>,
  unit: string,
  { t, number }: Pick<Translator, 't' | 'number'>,
): string {
  return fit.code === 'too-few'
    ? t('together.fit.too-few', { missing: number(fit.missing), unit })
    : t('together.fit.between-steps', { more: number(fit.more), fewer: number(fit.fewer), unit });
}
