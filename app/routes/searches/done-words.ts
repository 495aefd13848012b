import type { MessageKey } from '~/platform/i18n';

const DONE = {
  saved: 'search.done.saved',
  renamed: 'search.done.renamed',
  paused: 'search.done.paused',
  resumed: 'search.done.resumed',
  removed: 'search.done.removed',
} satisfies Record<string, MessageKey>;

/** What was just done, by the address's `done`; null for anything else. */
export function doneWords(done: string | null): MessageKey | null {
  return done !== null && Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null;
}
