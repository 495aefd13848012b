import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { MailPort } from '~/platform/mail.server';
import type { SmsPort } from '~/platform/sms.server';

export type Gateways = { mail: MailPort; sms: SmsPort };

/**
 * Hands one message to its gateway and notes that it was sent. A message that is sent, removed, or holds a void code is
 * passed over; one that the gateway keeps stays unsent. Throws what the gateway threw, after counting the failure, so that
 * the job is tried again.
 */
export async function deliverMessage(db: Db, messageId: string, gateways: Gateways, clock: Clock): Promise<void> {
  const message = await db
    .selectFrom('message')
    .select(['channel', 'address', 'subject', 'body', 'discardAfter'])
    .where('id', '=', messageId)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
  if (!message || (message.discardAfter && message.discardAfter <= clock.now())) return;
  const { channel, address: to, subject, body: text } = message;
  try {
    const delivery = await (channel === 'sms'
      ? gateways.sms.send({ to, text })
      : gateways.mail.send({ to, subject, text }));
    if (delivery === 'kept') return;
  } catch (error) {
    await db
      .updateTable('message')
      .set((row) => ({ failedAttempts: row('failedAttempts', '+', 1) }))
      .where('id', '=', messageId)
      .execute();
    throw error;
  }
  await db.updateTable('message').set({ sentAt: clock.now() }).where('id', '=', messageId).execute();
}
