import type { Delivery } from './mail.server';

/** One text message to a number in E.164 form. */
export type Sms = { to: string; text: string };

/** Sends text messages. Throws when the gateway cannot be reached; the caller tries again later. */
export type SmsPort = { send(sms: Sms): Promise<Delivery> };

/** The default: no gateway. Messages stay in the database, where the development mailbox shows them. */
export const keptSms: SmsPort = { send: () => Promise.resolve('kept') };
