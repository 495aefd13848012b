import type { Tx } from './db.server';
import { DEFAULT_LOCALE, isLocale, type Locale } from './i18n/locales';
import { newId } from './id';
import { emit } from './outbox.server';

export type Channel = 'email' | 'sms';

/** Words to a person, ready to be sent. */
export type OutgoingMessage = {
  /** Whose account it is for; null for somebody who has none yet. */
  accountId: string | null;
  /** The outbox event that caused it: one event writes once on each channel to an account, or an address without one. */
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
 * event has written it before.
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

/** An account that is written to, with what it is reached by and the language it chose. */
export type Reader = { accountId: string; phone: string | null; email: string | null; locale: string };

/**
 * Writes to an account in its language: by text message where it has a phone, else by mail. One that has neither is told
 * nothing, and so is one for whom `say` has no words. Doing it twice for one event writes once.
 */
export async function tellAccount(
  tx: Tx,
  { accountId, phone, email, locale: chosen }: Reader,
  eventId: number | null,
  say: (locale: Locale, channel: Channel) => { subject: string; body: string } | null,
): Promise<void> {
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  const channel = phone === null ? 'email' : 'sms';
  const address = phone ?? email;
  const said = address === null ? null : say(locale, channel);
  if (address === null || said === null) return;
  await queueMessage(tx, { accountId, eventId, channel, address, locale, ...said, discardAfter: null });
}

/** Addresses and subjects become headers of a mail: a line break in them would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
