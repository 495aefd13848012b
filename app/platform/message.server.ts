import type { Tx } from './db.server';
import { DEFAULT_LOCALE, isLocale, type Locale } from './i18n/locales';
import { newId } from './id';
import { emit } from './outbox.server';

export type Channel = 'email' | 'sms';

/** Words to a person, ready to be sent. */
export type OutgoingMessage = {
  /** Whose account it is for; null for somebody who has none yet. */
  accountId: string | null;
  /** The outbox event that caused it: one event writes to one account, or without one to one address, once on each channel. */
  eventId: number | null;
  channel: Channel;
  address: string;
  locale: Locale;
  /** Not used on `sms`. */
  subject: string;
  body: string;
  /** When the message is to be removed because it holds a one-time code; null keeps it. */
  discardAfter: Date | null;
};

/**
 * Writes a message and queues its delivery (`message.queued`), both in the transaction. Returns its id, or null where the
 * event has written to this account, or without one to this address, on this channel before.
 */
export async function queueMessage(tx: Tx, message: OutgoingMessage): Promise<string | null> {
  const row = await tx
    .insertInto('message')
    .values({ id: newId(), ...message, subject: oneLine(message.subject), address: oneLine(message.address) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  await emit(tx, 'message.queued', { messageId: row.id });
  return row.id;
}

/** Whom something is told, with where her account says that she is reached. */
export type Reader = { accountId: string; phone: string | null; email: string | null; locale: string };

export type MessageWords = Pick<OutgoingMessage, 'subject' | 'body'>;

/**
 * Writes to each reader in her language, by text message where she has a phone, else by mail; once for an event, however
 * often it is handled. `wordsFor` makes subject and text for a reader; null tells her nothing.
 */
export async function writeToReaders<One extends Reader>(
  tx: Tx,
  eventId: number | null,
  readers: readonly One[],
  wordsFor: (reader: One, locale: Locale, channel: Channel) => MessageWords | null,
): Promise<void> {
  for (const reader of readers) {
    const { accountId, phone, email } = reader;
    const address = phone ?? email;
    if (address === null) continue;
    const channel = phone === null ? 'email' : 'sms';
    const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
    const words = wordsFor(reader, locale, channel);
    if (words) await queueMessage(tx, { accountId, eventId, channel, address, locale, ...words, discardAfter: null });
  }
}

/** Addresses and subjects become headers of a mail: a line break in them would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
