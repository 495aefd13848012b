import { sql } from 'kysely';
import type { Db, Tx } from '~/platform/db.server';
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/platform/i18n/locales';
import { queueMessage } from '~/platform/message.server';

export type NoticeReader = {
  accountId: string;
  memberId: string;
  phone: string | null;
  email: string | null;
  locale: Locale;
};

/** The owners of an enterprise who have an account, each in her language. */
export async function ownersWithAccounts(db: Db, enterpriseId: string): Promise<NoticeReader[]> {
  const { rows } = await sql<Omit<NoticeReader, 'locale'> & { locale: string }>`
    select a.id as account_id, a.member_id, a.phone, a.email, a.locale
    from enterprise_owner w join account a on a.member_id = w.member_id
    where w.enterprise_id = ${enterpriseId}::uuid and a.disabled_at is null
    order by a.id
  `.execute(db);
  return rows.map((row) => ({ ...row, locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE }));
}

export type NoticeWords = { subject: string; body: string };

/**
 * Writes to each reader by text message where she has a phone, else by mail; once for an event, however often it is
 * handled. `words` makes them for a reader and channel; null tells her nothing.
 */
export async function writeNotices(
  tx: Tx,
  eventId: number,
  readers: readonly NoticeReader[],
  words: (reader: NoticeReader, channel: 'sms' | 'email') => NoticeWords | null,
): Promise<void> {
  for (const reader of readers) {
    const { accountId, phone, email, locale } = reader;
    const address = phone ?? email;
    const channel = phone === null ? 'email' : 'sms';
    const said = address === null ? null : words(reader, channel);
    if (address === null || said === null) continue;
    await queueMessage(tx, { accountId, eventId, channel, address, locale, ...said, discardAfter: null });
  }
}
