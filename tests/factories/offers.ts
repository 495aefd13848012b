import { changeOffer, type OfferChanges } from '~/domain/catalogue/change-offer.server';
import { startOffer } from '~/domain/catalogue/start-offer.server';
import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';

type OnStall = { seller: Seller; enterpriseId: string };

/** A draft of turmeric powder that lacks everything but what it is. */
export async function aDraft(db: Db, { seller, enterpriseId }: OnStall, clock: Clock): Promise<string> {
  const input = { enterpriseId, productType: 'turmeric-powder', formId: newId(), language: 'en' };
  const started = await transact(db, (tx) => startOffer(tx, seller, input, clock));
  if (!started.ok) throw new Error(started.error.code);
  return started.value;
}

/** A draft that has everything a buyer needs: 240.00 a kilogram, 500 in stock, from 5 in steps of 5. */
export async function aFinishedDraft(
  db: Db,
  stall: OnStall,
  clock: Clock,
  changes: OfferChanges = {},
): Promise<string> {
  const id = await aDraft(db, stall, clock);
  const whole: OfferChanges = {
    title: 'Erode turmeric powder',
    unit: 'kg',
    priceMinor: 24_000,
    stock: 500,
    weeklyCapacity: null,
    minQuantity: 5,
    quantityStep: 5,
    leadTimeDays: 2,
    ...changes,
  };
  const saved = await transact(db, (tx) => changeOffer(tx, stall.seller, id, whole, { version: 1 }, clock));
  if (!saved.ok) throw new Error(saved.error.code);
  return id;
}
