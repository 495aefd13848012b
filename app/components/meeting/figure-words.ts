import type { ComparedFigure } from '~/domain/programme/meeting-figures';
import { isMessageKey, type Translator } from '~/platform/i18n';

/** A compared figure in the reader's words: what it is, and both values; a figure that one lacks is a dash. */
export function figureWords(
  { what, of, one, other }: ComparedFigure,
  { t, money, date }: Translator,
  currency: string,
): { what: string; one: string; other: string } {
  const kind = `meeting.move.${of}`;
  const say = (value: ComparedFigure['one']) => {
    if (value === null) return '–';
    if ('day' in value) return date(value.day);
    return 'mark' in value ? t(`meeting.mark.${value.mark}`) : money(value.amountMinor, currency);
  };
  const named = what === 'move' ? { kind: isMessageKey(kind) ? t(kind) : of } : { name: of };
  return { what: t(`meeting.figures.${what}`, named), one: say(one), other: say(other) };
}
