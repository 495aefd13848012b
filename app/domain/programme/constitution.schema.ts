import { z } from 'zod';
import type { TypedText } from '~/platform/form-data.server';
import {
  amountField,
  choiceField,
  dayField,
  decimalField,
  fieldProblems,
  wholeField,
  wordsField,
  type FieldProblem,
} from './form-fields';
import { FINED_MARKS, LOAN_METHODS, RHYTHMS, type Fine } from './group-terms';

/** Lines for fines on the form: fields `fineReason<n>`, `fineAmount<n>` and `fineMark<n>`. */
export const FINE_LINES = [0, 1, 2, 3, 4] as const;

const termsSchema = (currency: string) =>
  z.object({
    /** The version that stood on the form when it was opened; 0 where nothing was written. */
    version: z.coerce.number().int().min(0).catch(-1),
    fromOn: dayField,
    contribution: amountField(currency, { least: 1 }),
    socialFund: amountField(currency, { least: 0 }),
    rhythm: choiceField(RHYTHMS),
    weekday: wholeField({ least: 1, most: 7 }),
    loanAnnualPercent: decimalField({ decimals: 2, least: 0, most: 120 }),
    loanMethod: choiceField(LOAN_METHODS),
    loanPeriod: choiceField(RHYTHMS),
    loanTimesSavings: decimalField({ decimals: 1, least: 0.5, most: 10 }),
    loanLongestMonths: wholeField({ least: 1, most: 60 }),
    quorumPercent: wholeField({ least: 1, most: 100 }),
    signOffs: wholeField({ least: 1, most: 10 }),
    resolution: wordsField({ least: 10, most: 1000 }),
  });

export type ConstitutionInput = z.output<ReturnType<typeof termsSchema>> & { fines: Fine[] };

type ReadConstitution = { ok: true; value: ConstitutionInput } | { ok: false; problems: Record<string, FieldProblem> };

/** A constitution as it is typed, in the group's currency, or what is wrong with each field. */
export function readConstitution(typed: TypedText, currency: string): ReadConstitution {
  const terms = termsSchema(currency).safeParse(typed);
  const problems = terms.success ? {} : fieldProblems(terms.error);
  const fines = FINE_LINES.flatMap((line) => readFine(typed, line, currency, problems));
  return terms.success && Object.keys(problems).length === 0
    ? { ok: true, value: { ...terms.data, fines } }
    : { ok: false, problems };
}

function readFine(typed: TypedText, line: number, currency: string, problems: Record<string, FieldProblem>): Fine[] {
  const names = { reason: `fineReason${line}`, amount: `fineAmount${line}` };
  if (!typed[names.reason]?.trim() && !typed[names.amount]?.trim()) return [];
  const fine = z
    .object({ reason: wordsField({ least: 1, most: 80 }), amountMinor: amountField(currency, { least: 1 }) })
    .safeParse({ reason: typed[names.reason], amountMinor: typed[names.amount] });
  const mark = FINED_MARKS.find((one) => one === typed[`fineMark${line}`]);
  if (fine.success) return [{ ...fine.data, ...(mark && { mark }) }];
  const { reason, amountMinor } = fieldProblems(fine.error);
  if (reason) problems[names.reason] = reason;
  if (amountMinor) problems[names.amount] = amountMinor;
  return [];
}
