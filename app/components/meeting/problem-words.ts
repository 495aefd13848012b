import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { isMessageKey, type MessageKey, type Translator } from '~/platform/i18n';

const CODES = [
  ...(['missing-day', 'not-a-date', 'future', 'before-group', 'missing-mark', 'no-member', 'not-yet-member'] as const),
  ...(['left', 'missing-amount', 'not-a-number', 'too-many-decimals', 'too-large', 'negative', 'too-long'] as const),
  ...(['not-shares', 'not-contribution', 'more-than-saved', 'over-owed', 'missing-member', 'missing-kind'] as const),
  ...(['more-than-pot', 'next-day', 'signer-absent', 'signer-twice', 'missing-open-reason'] as const),
  ...(['missing-close-reason', 'more-out-than-in', 'not-votes', 'more-votes-than-present', 'no-quorum'] as const),
  ...(['too-few-votes', 'not-instalments', 'missing-purpose', 'not-carried', 'over-ceiling', 'missing-words'] as const),
  ...(['missing-votes', 'pin-form', 'pin-obvious', 'pin-differs', 'cannot-pay-out', 'loan-refused'] as const),
] as const;

/** What the words are filled in with: every figure as its problem gives it. */
const NAMES = ['most', 'least', 'digits', 'amount', 'gap', 'computed', 'missing', 'present', 'needed', 'cast', 'day'];
const PLACEHOLDERS = Object.fromEntries([...NAMES, 'name', 'after', 'latest'].map((name) => [name, `{${name}}`]));

function keyOf(code: string): MessageKey {
  const key = `meeting.error.${code}`;
  return isMessageKey(key) ? key : 'meeting.error.not-a-number';
}

/** The words of a problem in the reader's language, with what is possible. */
export function problemWords({ code, ...detail }: SheetProblem, words: Translator, currency: string): string {
  const each = <Value>(values: Record<string, Value> | undefined, say: (value: Value) => string) =>
    Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, say(value)]));
  return words.t(keyOf(code), {
    ...each(detail.amounts, (minor) => words.money(minor, currency)),
    ...each(detail.numbers, (value) => words.number(value)),
    ...each(detail.days, (day) => words.date(day)),
    ...detail.names,
  });
}

/** The same words with their figures left open, for the script, which fills them in on the device. */
export function problemTemplates(t: Translator['t']): Record<string, string> {
  return Object.fromEntries(CODES.map((code) => [`error.${code}`, t(keyOf(code), PLACEHOLDERS)]));
}
