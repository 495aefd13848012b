import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { DEFAULT_LOCALE, isLocale } from '~/platform/i18n/locales';
import { queueMessage } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { sampleMessage, type SampleFacts } from './sample-messages';

/**
 * Tells the other side of a step on a sample's way: who asked, or those who act for the supplier; by text message where
 * there is a phone, else by mail. Doing it twice writes once.
 */
export async function sendSampleMessages(db: Db, eventId: number, sampleEventId: number): Promise<void> {
  const { rows } = await sql<Omit<SampleFacts, 'link'> & { requestId: string }>`
    select r.id as request_id, v.to_state, v.side as by_side, r.title, r.quantity, u.names as unit_names, r.place,
      coalesce(b.organisation, b.display_name) as buyer_name, e.name as supplier_name,
      case when v.from_state is null then r.words else v.words end as words
    from sample_event v
    join sample_request r on r.id = v.request_id
    join unit u on u.code = r.unit
    join account b on b.id = r.account_id
    join enterprise e on e.id = r.enterprise_id
    where v.id = ${sampleEventId}
  `.execute(db);
  const [step] = rows;
  if (!step) return;
  const { requestId, ...facts } = step;
  const recipients = await recipientsOf(db, requestId, facts.bySide);
  const link = `${publicOrigin()}/samples/${requestId}`;
  await db.transaction().execute(async (tx) => {
    for (const { accountId, phone, email, locale: chosen } of recipients) {
      const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
      const address = phone ?? email;
      const message = sampleMessage({ ...facts, link }, locale);
      if (address === null || message === null) continue;
      const channel = phone === null ? 'email' : 'sms';
      await queueMessage(tx, { accountId, eventId, channel, address, locale, ...message, discardAfter: null });
    }
  });
}

type Recipient = { accountId: string; phone: string | null; email: string | null; locale: string };

async function recipientsOf(db: Db, requestId: string, bySide: 'buyer' | 'seller'): Promise<Recipient[]> {
  const told =
    bySide === 'seller'
      ? sql`a.id = r.account_id`
      : sql`a.id in (select account_id from enterprise_account where enterprise_id = r.enterprise_id)`;
  const { rows } = await sql<Recipient>`
    select a.id as account_id, a.phone, a.email, a.locale
    from sample_request r join account a on ${told}
    where r.id = ${requestId} and a.disabled_at is null
    order by a.id
  `.execute(db);
  return rows;
}
