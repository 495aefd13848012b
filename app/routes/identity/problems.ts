import type { HeadersFunction } from '@remix-run/node';
import type { FieldProblems } from '~/domain/identity/identity-fields.schema';
import type { Clock } from '~/platform/clock';
import type { Translator } from '~/platform/i18n';
import type { TooMany } from '~/platform/rate-limit.server';

/** The lines of an error summary, in the order of the fields on the page. */
export function summaryOf(
  fields: FieldProblems,
  order: string[],
  { t }: Translator,
): { field: string; message: string }[] {
  return order.flatMap((field) => {
    const key = fields[field];
    return key ? [{ field, message: t(key) }] : [];
  });
}

/** The answer to too many tries: in how many minutes to try again, and the same for machines. */
export function tooMany({ retryAt }: TooMany, clock: Clock): { minutes: number; init: ResponseInit } {
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - clock.now().getTime()) / 1000));
  return { minutes: Math.ceil(seconds / 60), init: { status: 429, headers: { 'Retry-After': String(seconds) } } };
}

/** Hands the action's Retry-After on to the page. */
export const retryHeaders: HeadersFunction = ({ actionHeaders }) => {
  const seconds = actionHeaders.get('Retry-After');
  return seconds === null ? new Headers() : { 'Retry-After': seconds };
};
