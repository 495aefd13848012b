import { json, redirect } from '@remix-run/node';
import type { FieldProblem } from '~/domain/credit/loan-fields';
import type { Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import { fieldWords, refusalWords } from './loan-words';

type Typed = Partial<Record<string, string>>;

/** What the actor does not find; what is refused because somebody was quicker. Anything else can be typed anew. */
const NOT_FOUND = ['loan-not-found', 'request-not-found', 'referral-not-found', 'member-not-found'];
const TOO_LATE = [
  ...['state-changed', 'plan-changed', 'changed-meanwhile', 'payment-not-found', 'payment-rests-in-new-plan'],
  ...['not-the-last-word', 'already-proposed', 'not-proposed', 'same-person', 'own-loan', 'loan-closed'],
];

/** After something was done: back to the loan, which says so. A form that was sent before goes there too. */
export const doneOnLoan = (loanId: string) => redirect(`/loans/${loanId}?done=1`, 303);

/** Answers fields that cannot be read: each says what is possible, and keeps what was typed. */
export function wrongFields(typed: Typed, problems: Record<string, FieldProblem>, words: Translator) {
  return json({ typed, ...fieldWords(problems, words) }, { status: 422 });
}

/** Answers what a command refused: 404 for what is not found, 409 where somebody was quicker, otherwise 422. */
export function refused(typed: Typed, error: { code: string }, words: Translator, currency: string) {
  if (NOT_FOUND.includes(error.code)) throw notFound();
  const status = TOO_LATE.includes(error.code) ? 409 : 422;
  return json({ typed, ...refusalWords(error, words, currency) }, { status });
}
