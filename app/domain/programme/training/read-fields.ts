import { plainFigure, toAsciiDigits } from '~/platform/digits';
import { fail, ok, type Result } from '~/platform/result';

/** What is wrong with a field. The words stand in the catalogue under `training.problem`; `values` are what they name. */
export type FieldProblem = { code: FieldProblemCode; values?: Record<string, string | number> };
export type FieldProblems = Partial<Record<string, FieldProblem>>;

export type FieldProblemCode =
  | 'missing'
  | 'not-whole'
  | 'too-few'
  | 'too-many'
  | 'too-long'
  | 'too-short'
  | 'not-a-day'
  | 'too-early'
  | 'too-late'
  | 'not-a-time'
  | 'choose'
  | 'code-taken'
  | 'code-elsewhere'
  | 'not-a-code'
  | 'nobody-invited'
  | 'other-branch'
  | 'planned-already'
  | 'not-taught'
  | 'unknown-member'
  | 'in-no-group'
  | 'listed-already'
  | 'more-than-session'
  | 'reason-needed'
  | 'too-few-known'
  | 'assessed-already'
  | 'answer-all';

type Read<Value> = Result<Value, FieldProblem>;

/** A whole number in any script's digits between two bounds, both allowed. */
export function readWhole(typed: string | undefined, { least, most }: { least: number; most: number }): Read<number> {
  const text = plainFigure(typed ?? '');
  if (text === '') return fail({ code: 'missing' });
  if (!/^[+-]?\d{1,9}$/.test(text)) return fail({ code: 'not-whole' });
  const value = Number(text);
  if (value < least) return fail({ code: 'too-few', values: { least } });
  return value > most ? fail({ code: 'too-many', values: { most } }) : ok(value);
}

/** A day of the calendar as 'YYYY-MM-DD' between two days, both allowed. */
export function readDay(typed: string | undefined, { first, last }: { first: string; last: string }): Read<string> {
  const text = toAsciiDigits((typed ?? '').trim());
  if (text === '') return fail({ code: 'missing' });
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return fail({ code: 'not-a-day' });
  if (text < first) return fail({ code: 'too-early', values: { day: first } });
  return text > last ? fail({ code: 'too-late', values: { day: last } }) : ok(text);
}

/** A time of the day as 'HH:MM'. */
export function readTime(typed: string | undefined): Read<string> {
  const text = toAsciiDigits((typed ?? '').trim());
  if (text === '') return fail({ code: 'missing' });
  const found = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(text);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || hours > 23 || minutes > 59) return fail({ code: 'not-a-time' });
  return ok(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
}

/** One line of text without control or direction characters, so many characters long. */
export function readText(
  typed: string | undefined,
  { least = 1, most }: { least?: number; most: number },
): Read<string> {
  const text = (typed ?? '')
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  const length = [...text].length;
  if (length === 0 && least > 0) return fail({ code: 'missing' });
  if (length < least) return fail({ code: 'too-short', values: { least } });
  return length > most ? fail({ code: 'too-long', values: { most } }) : ok(text);
}

/** One of the given choices. */
export function readChoice<Choice extends string>(typed: string | undefined, choices: readonly Choice[]): Read<Choice> {
  const found = choices.find((choice) => choice === typed);
  return found === undefined ? fail({ code: 'choose' }) : ok(found);
}

type Values<Reads extends Record<string, Read<unknown>>> = {
  [Field in keyof Reads]: Extract<Reads[Field], { ok: true }>['value'];
};

/** All values where every field could be read, else what is wrong with each that could not. */
export function readAll<Reads extends Record<string, Read<unknown>>>(
  reads: Reads,
): Result<Values<Reads>, { code: 'invalid'; problems: FieldProblems }> {
  const problems: FieldProblems = {};
  const values: Record<string, unknown> = {};
  for (const [field, read] of Object.entries(reads)) {
    if (read.ok) values[field] = read.value;
    else problems[field] = read.error;
  }
  return Object.keys(problems).length > 0 ? fail({ code: 'invalid', problems }) : ok(values as Values<Reads>);
}
