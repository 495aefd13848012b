import { sql } from 'kysely';
import { localeOfCountry } from '~/domain/identity/countries';
import { dialled } from '~/platform/dialled';
import type { Db } from '~/platform/db.server';
import { queueMessage, writeToReaders } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { sampleCall, sampleMessage, type SampleFacts } from './sample-messages';
import { readersOn, type TradeSides } from './trade-readers.queries.server';

type Step = Omit<SampleFacts, 'link'> &
  TradeSides & {
    requestId: string;
    country: string;
    /** Nobody acts here for the supplier, and it is reached by this number alone. */
    callOn: string | null;
    buyerPhone: string | null;
  };

/**
 * Tells the other side of a step on a sample's way: who asked, or those who act for the supplier; by text message where
 * there is a phone, else by mail. A supplier for which nobody acts is sent a text of what it needs to know. Doing it twice
 * writes once.
 */
export async function sendSampleMessages(db: Db, eventId: number, sampleEventId: number): Promise<void> {
  const step = await stepOf(db, sampleEventId);
  if (!step) return;
  const { requestId, country, callOn, buyerPhone, ...facts } = step;
  const readers = await readersOn(db, step, facts.bySide === 'buyer' ? 'seller' : 'buyer');
  const link = `${publicOrigin()}/samples/${requestId}`;
  await db.transaction().execute(async (tx) => {
    await writeToReaders(tx, eventId, readers, (_, locale) => sampleMessage({ ...facts, link }, locale));
    const locale = localeOfCountry(country);
    const body = callOn === null || facts.bySide === 'seller' ? null : sampleCall(facts, buyerPhone, locale);
    if (callOn === null || body === null) return;
    const message = { channel: 'sms', address: dialled(callOn), locale, subject: '', body } as const;
    await queueMessage(tx, { accountId: null, eventId, ...message, discardAfter: null });
  });
}

async function stepOf(db: Db, sampleEventId: number): Promise<Step | undefined> {
  const { rows } = await sql<Step>`
    select r.id as request_id, r.account_id as buyer_account_id, r.enterprise_id, v.to_state, v.side as by_side, r.title, r.quantity, u.names as unit_names, r.place,
      coalesce(b.organisation, b.display_name) as buyer_name, e.name as supplier_name, e.country, b.phone as buyer_phone,
      case when not exists (select from supplier_account d where d.enterprise_id = e.id) then e.contact_phone end as call_on,
      case when v.from_state is null then r.words else v.words end as words
    from sample_event v
    join sample_request r on r.id = v.request_id
    join unit u on u.code = r.unit
    join account b on b.id = r.account_id
    join enterprise e on e.id = r.enterprise_id
    where v.id = ${sampleEventId}
  `.execute(db);
  return rows[0];
}
