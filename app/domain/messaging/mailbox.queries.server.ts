import type { Db } from '~/platform/db.server';

export type KeptMessage = {
  id: string;
  channel: 'email' | 'sms';
  address: string;
  locale: string;
  subject: string;
  body: string;
  createdAt: Date;
  sentAt: Date | null;
};

export type Mailbox = { messages: KeptMessage[]; next: string | null };

const PAGE = 30;

/**
 * Everybody's messages, the newest first, for the development mailbox alone. `address` narrows to those whose address
 * contains it; `before` is the `next` of the page before.
 */
export async function keptMessages(db: Db, filter: { address: string; before: string | null }): Promise<Mailbox> {
  const { address, before } = filter;
  const like = `%${address.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .selectFrom('message')
    .select(['id', 'channel', 'address', 'locale', 'subject', 'body', 'createdAt', 'sentAt'])
    .$if(address !== '', (query) => query.where('address', 'ilike', like))
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const messages = rows.slice(0, PAGE).map((row) => ({ ...row, channel: row.channel as KeptMessage['channel'] }));
  return { messages, next: rows.length > PAGE ? (messages.at(-1)?.id ?? null) : null };
}
