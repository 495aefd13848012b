import { confirmShare } from '~/domain/sourcing/together/confirm-share.server';
import { openPurchase } from '~/domain/sourcing/together/open-purchase.server';
import { setShare } from '~/domain/sourcing/together/set-share.server';
import { openPurchaseSchema } from '~/domain/sourcing/together/together.schema';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { actingAs, aGroup } from './groups';
import { aLiveOffer, anEligibleSeller } from './market';

/** 7.50 each, 7.00 from 500 and 6.50 from 1,000; sold from 100 in steps of 50; 5,000 in stock. */
const JARS = {
  priceMinor: 750,
  stock: 5_000,
  minQuantity: 100,
  quantityStep: 50,
  tiers: [
    { fromQuantity: 500, priceMinor: 700 },
    { fromQuantity: 1_000, priceMinor: 650 },
  ],
};

type Terms = Parameters<typeof aLiveOffer>[2];

/**
 * A group of seven, of whom the president and two plain members (Asha, Meena) have accounts and the fourth plain member
 * none, and an offer of jars that is not theirs. `open` opens a purchase of it by Asha.
 */
export async function aGroupThatBuys(db: Db, clock: Clock, terms: Terms = {}) {
  const group = await aGroup(db);
  const { enterpriseId, seller } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId, { ...JARS, ...terms });
  const [president, , , , asha, meena, devi] = group.memberIds;
  const named = { [asha ?? '']: 'Asha', [meena ?? '']: 'Meena', [devi ?? '']: 'Devi' };
  for (const [id, displayName] of Object.entries(named)) {
    await db.updateTable('member').set({ displayName }).where('id', '=', id).execute();
  }
  const people = {
    president: await actingAs(db, president ?? ''),
    asha: await actingAs(db, asha ?? ''),
    meena: await actingAs(db, meena ?? ''),
  };

  async function open(fields: Partial<Record<string, string>> = {}): Promise<string> {
    const opened = await transact(db, (tx) =>
      openPurchase(tx, people.asha, openInput(group.groupId, offerId, fields), clock),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  }

  /** Puts in how much each takes, and gives each one's word up to a price where one is given; in the given order. */
  async function take(purchaseId: string, actor: Actor, memberId: string, quantity: number, highest?: number) {
    const set = await transact(db, (tx) => setShare(tx, actor, { purchaseId, memberId, quantity }, clock));
    if (!set.ok) throw new Error(set.error.code);
    if (highest !== undefined) await agree(purchaseId, actor, memberId, quantity, highest);
  }

  async function agree(purchaseId: string, actor: Actor, memberId: string, quantity: number, highest: number) {
    const input = { purchaseId, memberId, highestPriceMinor: highest, quantitySeen: quantity };
    const agreed = await transact(db, (tx) => confirmShare(tx, actor, input, clock));
    if (!agreed.ok) throw new Error(agreed.error.code);
  }

  return { ...group, ...people, devi: devi ?? '', offerId, enterpriseId, seller, open, take, agree };
}

/** What opens a purchase until 20 June 2026, with 300 of one's own. */
export function openInput(groupId: string, offerId: string, fields: Partial<Record<string, string>> = {}) {
  return openPurchaseSchema.parse({
    ...{ formId: newId(), groupId, offerId, quantity: '300', closesOn: '2026-06-20', deliveryMethod: 'pickup' },
    ...fields,
  });
}
