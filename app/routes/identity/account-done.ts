import type { MessageKey } from '~/platform/i18n';

const DONE: Record<string, MessageKey> = {
  saved: 'identity.account.saved',
  linked: 'identity.link.done',
  withdrawn: 'identity.account.withdrawn',
  password: 'identity.password.done',
  session: 'identity.account.sessionEnded',
};

/** What the account page says was done, by the word in its address; null for any other word. */
export function doneWords(done: string | null): MessageKey | null {
  return done !== null && Object.hasOwn(DONE, done) ? (DONE[done] ?? null) : null;
}
