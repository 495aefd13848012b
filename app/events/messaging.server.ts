import { deliverMessage } from '~/domain/messaging/deliver-message.server';
import { keptMail } from '~/platform/mail.server';
import { keptSms } from '~/platform/sms.server';
import type { Subscriber, Subscribers } from './subscriber';

/** Where messages leave the house. Real gateways take their places here. */
const gateways = { mail: keptMail, sms: keptSms };

const deliver: Subscriber = async ({ database, clock }, { payload }) => {
  await deliverMessage(database.db, (payload as { messageId: string }).messageId, gateways, clock);
};

export const messagingSubscribers: Subscribers = { 'message.queued': [deliver] };
