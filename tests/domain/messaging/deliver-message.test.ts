import { describe, expect, it } from 'vitest';
import { deliverMessage, type Gateways } from '~/domain/messaging/deliver-message.server';
import { keptMessages } from '~/domain/messaging/mailbox.queries.server';
import { fixedClock } from '~/platform/clock';
import { keptMail, type Mail } from '~/platform/mail.server';
import { queueMessage, type OutgoingMessage } from '~/platform/message.server';
import { keptSms, type Sms } from '~/platform/sms.server';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);

/** Stands for the gateways of a mail and an SMS company, which cannot run here; notes what it was given. */
function recordingGateways(): Gateways & { mails: Mail[]; texts: Sms[] } {
  const [mails, texts]: [Mail[], Sms[]] = [[], []];
  return {
    mails,
    texts,
    mail: { send: (mail) => Promise.resolve(mails.push(mail)).then(() => 'sent') },
    sms: { send: (sms) => Promise.resolve(texts.push(sms)).then(() => 'sent') },
  };
}

async function aMessage(given: Partial<OutgoingMessage> = {}): Promise<string> {
  const message: OutgoingMessage = {
    accountId: null,
    eventId: null,
    channel: 'sms',
    address: '+255716000001',
    locale: 'en',
    subject: '',
    body: 'Your order is ready.',
    discardAfter: null,
    ...given,
  };
  const id = await db.transaction().execute((tx) => queueMessage(tx, message));
  if (id === null) throw new Error('not written');
  return id;
}

const stateOf = (id: string) =>
  db.selectFrom('message').select(['sentAt', 'failedAttempts']).where('id', '=', id).executeTakeFirstOrThrow();

describe('delivering a message', () => {
  it('hands it to the gateway of its channel once', async () => {
    const gateways = recordingGateways();
    const text = await aMessage();
    const mail = await aMessage({ channel: 'email', address: 'asha@example.org', subject: 'Ready' });
    for (const id of [text, mail, text, mail]) await deliverMessage(db, id, gateways, clock);
    expect(gateways.texts).toEqual([{ to: '+255716000001', text: 'Your order is ready.' }]);
    expect(gateways.mails).toEqual([{ to: 'asha@example.org', subject: 'Ready', text: 'Your order is ready.' }]);
    expect(await stateOf(text)).toEqual({ sentAt: clock.now(), failedAttempts: 0 });
  });

  it('leaves it unsent where nothing is connected', async () => {
    const id = await aMessage();
    await deliverMessage(db, id, { mail: keptMail, sms: keptSms }, clock);
    expect(await stateOf(id)).toEqual({ sentAt: null, failedAttempts: 0 });
  });

  it('counts a failure and fails, so that the job is tried again', async () => {
    const id = await aMessage();
    const broken: Gateways = { mail: keptMail, sms: { send: () => Promise.reject(new Error('no route')) } };
    await expect(deliverMessage(db, id, broken, clock)).rejects.toThrow('no route');
    expect(await stateOf(id)).toEqual({ sentAt: null, failedAttempts: 1 });
  });

  it('does not send a code that is void', async () => {
    const gateways = recordingGateways();
    await deliverMessage(db, await aMessage({ discardAfter: clock.now() }), gateways, clock);
    expect(gateways.texts).toEqual([]);
  });

  it('cannot be made to begin another header by a subject or an address', async () => {
    const gateways = recordingGateways();
    const id = await aMessage({
      channel: 'email',
      address: 'a@example.org\r\nBcc: b@example.org',
      subject: 'x\r\nBcc: y',
    });
    await deliverMessage(db, id, gateways, clock);
    expect(gateways.mails[0]).toMatchObject({ to: 'a@example.org Bcc: b@example.org', subject: 'x Bcc: y' });
  });
});

describe('the kept messages', () => {
  it('come newest first, in pages, narrowed by address with its signs taken as they are', async () => {
    const ids = [];
    for (let written = 0; written < 35; written += 1) ids.push(await aMessage({ address: 'x_y%@example.org' }));
    const first = await keptMessages(db, { address: 'x_y%', before: null });
    expect(first.messages.map(({ id }) => id)).toEqual(ids.slice(5).reverse());
    const second = await keptMessages(db, { address: 'x_y%', before: first.next });
    expect(second.messages.map(({ id }) => id)).toEqual(ids.slice(0, 5).reverse());
    expect(second.next).toBeNull();
    expect((await keptMessages(db, { address: 'xay%', before: null })).messages).toEqual([]);
  });
});
