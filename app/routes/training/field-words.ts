import type { FieldProblem, FieldProblems } from '~/domain/programme/training/read-fields';
import type { Translator } from '~/platform/i18n';

/** What is wrong with a field, in words; days in the reader's form. */
export function problemWords({ code, values = {} }: FieldProblem, { t, date }: Translator): string {
  const shown = typeof values.day === 'string' ? { ...values, day: date(values.day) } : values;
  return t(`training.problem.${code}`, shown);
}

/** The same for all fields of a form. */
export function fieldWords(problems: FieldProblems, words: Translator): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) =>
      problem ? [[field, problemWords(problem, words)] as const] : [],
    ),
  );
}

/** As lines for the summary above the form, each leading to its field. */
export function problemList(words: Record<string, string>): { field: string; message: string }[] {
  return Object.entries(words).map(([field, message]) => ({ field, message }));
}
