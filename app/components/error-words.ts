import type { MessageKey } from '~/platform/i18n';

type ErrorWords = { title: MessageKey; text: MessageKey };

const WORDS: Record<number, ErrorWords> = {
  400: { title: 'error.unprocessableTitle', text: 'error.unprocessableText' },
  403: { title: 'error.forbiddenTitle', text: 'error.forbiddenText' },
  404: { title: 'error.notFoundTitle', text: 'error.notFoundText' },
  405: { title: 'error.methodTitle', text: 'error.methodText' },
  409: { title: 'error.conflictTitle', text: 'error.conflictText' },
  413: { title: 'error.tooLargeTitle', text: 'error.tooLargeText' },
  415: { title: 'error.typeTitle', text: 'error.typeText' },
  422: { title: 'error.unprocessableTitle', text: 'error.unprocessableText' },
  429: { title: 'error.tooManyTitle', text: 'error.tooManyText' },
  503: { title: 'error.unavailableTitle', text: 'error.unavailableText' },
};

const UNEXPECTED: ErrorWords = { title: 'error.unexpectedTitle', text: 'error.unexpectedText' };

/** The words of an HTTP status. Statuses without words of their own read as a failure of ours. */
export function errorWords(status: number): ErrorWords {
  return WORDS[status] ?? UNEXPECTED;
}
