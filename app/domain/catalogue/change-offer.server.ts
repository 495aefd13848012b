import { sql } from 'kysely';
import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockOffer, type LockedOffer } from './lock-offer.server';
import { OFFER_CHANGED } from './offer.events';
import type { PriceTier } from './price-tiers';

type Field =
  | 'productType'
  | 'title'
  | 'description'
  | 'language'
  | 'unit'
  | 'priceMinor'
  | 'tiers'
  | 'minQuantity'
  | 'quantityStep'
  | 'stock'
  | 'weeklyCapacity'
  | 'leadTimeDays'
  | 'deliveryRange';

export type OfferChanges = Partial<Pick<LockedOffer, Field>>;

/** What stood on the form she filled in. Orders change the stock without a new version, so stock is compared itself. */
export type SeenOffer = { version: number; stock?: number | null };

export type ChangeOfferError =
  { code: 'offer-not-found' } | { code: 'withdrawn' } | { code: 'changed-meanwhile'; current: LockedOffer };

/**
 * Changes what an offer says. Nothing is overwritten unseen: where it differs from what stood on the form, it fails with
 * `changed-meanwhile` and the offer as it is now. A form sent twice is no failure. Fails with `offer-not-found` or
 * `withdrawn` too. What a buyer has read is kept in the audit log with its old value. Tiers are given by rising quantity
 * and whole; the database refuses those that are not cheaper each.
 */
export async function changeOffer(
  tx: Tx,
  seller: Seller,
  offerId: string,
  changes: OfferChanges,
  seen: SeenOffer,
  clock: Clock,
): Promise<Result<null, ChangeOfferError>> {
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'withdrawn') return fail({ code: 'withdrawn' });
  const changed = (Object.keys(changes) as Field[]).filter((field) => differs(changes[field], offer[field]));
  if (changed.length === 0) return ok(null);
  const unseen = offer.version !== seen.version || (seen.stock !== undefined && seen.stock !== offer.stock);
  if (unseen) return fail({ code: 'changed-meanwhile', current: offer });
  const { tiers, ...columns } = changes;
  await tx
    .updateTable('offer')
    .set((eb) => ({
      ...columns,
      ...(changes.stock === undefined ? {} : { stockStated: changes.stock }),
      version: eb('version', '+', 1),
      updatedAt: clock.now(),
    }))
    .where('id', '=', offerId)
    .execute();
  if (tiers && changed.includes('tiers')) await replaceTiers(tx, offerId, tiers);
  if (offer.state !== 'draft') {
    await record(tx, seller, offer, changes, changed);
    await emit(tx, OFFER_CHANGED, { offerId });
  }
  return ok(null);
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

async function replaceTiers(tx: Tx, offerId: string, tiers: PriceTier[]): Promise<void> {
  await tx.deleteFrom('offerPriceTier').where('offerId', '=', offerId).execute();
  if (tiers.length === 0) return;
  const rows = tiers.map(({ fromQuantity, priceMinor }) => ({ offerId, fromQuantity, priceMinor }));
  await tx.insertInto('offerPriceTier').values(rows).execute();
}

async function record(tx: Tx, seller: Seller, offer: LockedOffer, changes: OfferChanges, fields: Field[]) {
  const pick = (source: OfferChanges) =>
    JSON.stringify(Object.fromEntries(fields.map((field) => [field, source[field]])));
  await sql`
    insert into audit_log (account_id, table_name, record_id, old_value, new_value)
    values (${seller.accountId}, 'offer', ${offer.id}, ${pick(offer)}::jsonb, ${pick(changes)}::jsonb)
  `.execute(tx);
}
