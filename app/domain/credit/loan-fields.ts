import { isDay } from '~/platform/day';
import { plainFigure, toAsciiDigits } from '~/platform/digits';
import { parseAmount } from '~/platform/money';

/** What is wrong with a field as typed; `digits` and `most` say what is possible. */
export type FieldProblem =
  | { code: 'missing' }
  | { code: 'not-a-number' }
  | { code: 'too-many-decimals'; digits: number }
  | { code: 'too-large' }
  | { code: 'too-small' }
  | { code: 'too-much' }
  | { code: 'only-for-yourself' }
  | { code: 'not-whole'; least: number; most: number }
  | { code: 'not-a-day' }
  | { code: 'not-a-rate' };

type Typed = string | undefined;

/** Collects what was typed: each reader gives the value, or notes what is wrong with the field and gives null. */
export function fieldReader(typed: Partial<Record<string, string>>) {
  const problems: Record<string, FieldProblem> = {};
  const wrong = (field: string, problem: FieldProblem) => {
    problems[field] = problem;
    return null;
  };
  const text = (field: string): Typed => typed[field]?.trim() || undefined;
  return {
    problems,
    text: (field: string) => text(field) ?? '',
    /** Major units in any script's digits, as minor units. */
    amount(field: string, currency: string): number | null {
      const found = text(field);
      if (!found) return wrong(field, { code: 'missing' });
      const amount = parseAmount(found, currency);
      return amount.ok ? amount.value : wrong(field, amount.error);
    },
    whole(field: string, least: number, most: number): number | null {
      const found = text(field);
      if (!found) return wrong(field, { code: 'missing' });
      const digits = plainFigure(found);
      const value = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
      return value >= least && value <= most ? value : wrong(field, { code: 'not-whole', least, most });
    },
    day(field: string): string | null {
      const found = text(field);
      if (!found) return wrong(field, { code: 'missing' });
      const day = toAsciiDigits(found);
      return isDay(day) ? day : wrong(field, { code: 'not-a-day' });
    },
    /** Per cent a year, up to 1,000 with two decimals. */
    rate(field: string): string | null {
      const found = text(field);
      if (!found) return wrong(field, { code: 'missing' });
      const rate = plainFigure(found);
      return /^\d{1,3}(\.\d{1,2})?$/.test(rate) ? rate : wrong(field, { code: 'not-a-rate' });
    },
    oneOf<Choice extends string>(field: string, choices: readonly Choice[]): Choice | null {
      return choices.find((choice) => choice === text(field)) ?? wrong(field, { code: 'missing' });
    },
  };
}
