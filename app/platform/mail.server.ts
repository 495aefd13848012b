/** One mail, in plain text. Neither address nor subject holds a line break. */
export type Mail = { to: string; subject: string; text: string };

/** What a gateway did with a message: `kept` means that nothing sends it and it stays in the database as unsent. */
export type Delivery = 'sent' | 'kept';

/** Sends mail. Throws when the gateway cannot be reached; the caller tries again later. */
export type MailPort = { send(mail: Mail): Promise<Delivery> };

/** The default: no gateway. Messages stay in the database, where the development mailbox shows them. */
export const keptMail: MailPort = { send: () => Promise.resolve('kept') };
