import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import { newId } from '~/platform/id';
import type { Locale } from '~/platform/i18n';

/** The moment at which tests take place, unless they say otherwise. */
export const TEST_NOW = '2026-06-15T09:00:00Z';

export type ContextOptions = {
  actor?: Actor | null;
  locale?: Locale;
  clock?: Clock;
  clientAddress?: string;
  program?: AppLoadContext['program'];
};

/** What server.ts hands to loaders and actions, for a test: nobody signed in, English, `TEST_NOW`, unless said. */
export function contextFor(database: Database, options: ContextOptions = {}): AppLoadContext {
  const {
    actor = null,
    locale = 'en',
    clock = fixedClock(TEST_NOW),
    clientAddress = '127.0.0.1',
    program = null,
  } = options;
  return {
    actor,
    formToken: actor && 'form-token-of-the-test',
    locale,
    clock,
    database,
    requestId: newId(),
    clientAddress,
    program,
  };
}
