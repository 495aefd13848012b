import type { Tx } from './db.server';
import type { Locale } from './i18n/locales';
import { tellAccount, type Channel, type Reader } from './message.server';

/**
 * Writes to each reader as `tellAccount` does, once for an event. `words` makes them for a reader, in her language, and a
 * channel; null tells her nothing.
 */
export async function writeNotices<One extends Reader>(
  tx: Tx,
  eventId: number,
  readers: readonly One[],
  words: (reader: One & { locale: Locale }, channel: Channel) => { subject: string; body: string } | null,
): Promise<void> {
  for (const reader of readers) {
    await tellAccount(tx, reader, eventId, (locale, channel) => words({ ...reader, locale }, channel));
  }
}
