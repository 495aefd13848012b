import type { FieldProblem } from '~/domain/credit/loan-fields';
import { isMessageKey, type MessageKey, type Translator } from '~/platform/i18n';

/** The field that a refusal of a command belongs to; the others stand above the form. */
const FIELD_OF: Record<string, string> = {
  'amount-out-of-range': 'amount',
  'approved-out-of-range': 'amount',
  'above-ceiling': 'amount',
  'amount-too-small-to-divide': 'amount',
  'more-than-owed': 'amount',
  'not-positive': 'amount',
  'instalments-out-of-range': 'instalments',
  'purpose-missing': 'purpose',
  'not-a-member': 'member',
  'reason-missing': 'reason',
  'reason-too-short': 'reason',
  'in-the-future': 'on',
  'before-request': 'on',
  'before-disbursement': 'on',
  'before-last-payment': 'on',
  'before-last-word': 'on',
  'balance-rose': 'balance',
  'not-a-balance': 'balance',
  'days-before-disbursement': 'daysPastDue',
  'source-missing': 'toldBy',
  'no-quorum': 'votesFor',
  'not-carried': 'votesFor',
  'consent-missing': 'agreed',
  'name-missing': 'name',
  known: 'name',
  'partner-not-found': 'partner',
  'ends-before-it-begins': 'endsOn',
  'range-upside-down': 'largest',
};

export type Refused = { problem: string | null; words: Record<string, string> };

/** What a command refused, in words, at its field or above the form. Amounts are said in the loan's currency. */
export function refusalWords(error: { code: string } & object, translator: Translator, currency: string): Refused {
  const { t, money, date } = translator;
  const values = Object.fromEntries(
    Object.entries(error).map(([name, value]: [string, unknown]) => {
      if (name === 'now') return [name, stateWord(String(value), translator)];
      if (name.endsWith('Minor')) return [name, typeof value === 'number' ? money(value, currency) : ''];
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return [name, date(value)];
      return [name, typeof value === 'number' ? value : String(value)];
    }),
  );
  const unlimited = 'largestMinor' in error && error.largestMinor === null;
  const key = `credit.error.${unlimited ? 'amount-below-smallest' : error.code}`;
  const message = isMessageKey(key) ? t(key, values) : t('credit.error.other');
  const field = FIELD_OF[error.code];
  return field ? { problem: null, words: { [field]: message } } : { problem: message, words: {} };
}

function stateWord(state: string, { t }: Translator): string {
  const key = `credit.state.${state}`;
  return isMessageKey(key) ? t(key) : '';
}

/** What is wrong with fields as typed, in words. */
export function fieldWords(problems: Record<string, FieldProblem>, { t }: Translator): Refused {
  const words = Object.entries(problems).map(([field, problem]): [string, string] => {
    const { code, ...values } = problem;
    const key: MessageKey = `credit.field.${code}`;
    return [field, t(key, values)];
  });
  return { problem: null, words: Object.fromEntries(words) };
}
