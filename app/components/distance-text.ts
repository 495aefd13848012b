import type { Translator } from '~/platform/i18n';

const TENTHS_BELOW_M = 10_000;

/** Metres in words of the reader: "3.4 km" below ten kilometres, whole ones above. Districts' middles allow no more. */
export function distanceText(metres: number, number: Translator['number']): string {
  return number(metres / 1000, {
    style: 'unit',
    unit: 'kilometer',
    maximumFractionDigits: metres < TENTHS_BELOW_M ? 1 : 0,
  });
}
