import type { Tx } from './db.server';
import { DEFAULT_LOCALE, isLocale, type Locale } from './i18n/locales';
import { queueMessage, type Channel } from './message.server';

/** Somebody with an account, and where and in which language she reads. */
export type NoticeReader = { accountId: string; phone: string | null; email: string | null; locale: string };

type NoticeWords = { subject: string; body: string };

/**
 * Writes to each reader by text message where she has a phone, else by mail; once for an event, however often it is
 * handled. `words` makes them for a reader, in her language, and a channel; null tells her nothing.
 */
export async function writeNotices<Reader extends NoticeReader>(
  tx: Tx,
  eventId: number,
  readers: readonly Reader[],
  words: (reader: Reader & { locale: Locale }, channel: Channel) => NoticeWords | null,
): Promise<void> {
  for (const reader of readers) {
    const { accountId, phone, email } = reader;
    const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
    const address = phone ?? email;
    const channel = phone === null ? 'email' : 'sms';
    const said = address === null ? null : words({ ...reader, locale }, channel);
    if (address === null || said === null) continue;
    await queueMessage(tx, { accountId, eventId, channel, address, locale, ...said, discardAfter: null });
  }
}
