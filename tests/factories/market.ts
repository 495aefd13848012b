import { sql } from 'kysely';
import type { DeliveryRange } from '~/domain/catalogue/delivery-range';
import type { PriceTier } from '~/domain/catalogue/price-tiers';
import type { Actor, Member } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';

/** An account that can buy. Its password is nobody's. */
export async function aBuyer(db: Db, name = 'Hotel Malabar'): Promise<Actor> {
  const accountId = newId();
  await db
    .insertInto('account')
    .values({ id: accountId, email: `${accountId}@example.org`, passwordHash: '-', displayName: name })
    .execute();
  return { accountId, displayName: name, locale: 'en', memberId: null, staff: null };
}

/** A member with an account who owns an individual enterprise that is eligible, in a branch of its own. */
export async function anEligibleSeller(
  db: Db,
  options: { outcome?: string; timeZone?: string } = {},
): Promise<{ seller: Member; enterpriseId: string; memberId: string; branchId: string }> {
  const { outcome = 'eligible', timeZone = 'Asia/Kolkata' } = options;
  const [branchId, groupId, memberId, enterpriseId, accountId] = [newId(), newId(), newId(), newId(), newId()];
  const code = enterpriseId.slice(-12);
  await sql`
    with branch as (
      insert into branch (id, code, name, country, timezone, currency)
      values (${branchId}, ${`B-${code}`}, 'Villupuram', 'IN', ${timeZone}, 'INR') returning id
    ), grp as (
      insert into self_help_group (id, code, branch_id, name, kind, formed_on)
      select ${groupId}, ${`G-${code}`}, id, 'Roja', 'savings', '2024-01-01' from branch returning id
    ), mem as (
      insert into member (id, code, display_name, birth_year, phone)
      values (${memberId}, ${`M-${code}`}, 'Lakshmi', 1990, '+910000000000') returning id
    ), ent as (
      insert into enterprise (id, code, name, kind, group_id, country, district, started_on, pickup_place, payout_method)
      select ${enterpriseId}, ${`E-${code}`}, 'Lakshmi spices', 'individual', id, 'IN', 'Villupuram', '2025-01-01',
        'Bus stand', 'cash' from grp returning id
    ), own as (
      insert into enterprise_owner (enterprise_id, member_id, signatory) select ent.id, mem.id, true from ent, mem
    ), decision as (
      insert into eligibility_decision (enterprise_id, rule_set_version, thresholds, as_of, outcome)
      select ent.id, (select version from rule_set limit 1), 'enter', '2026-11-01', ${outcome} from ent returning id
    ), standing as (
      insert into enterprise_standing (enterprise_id, decision_id, outcome, eligible_since, decided_at)
      select ent.id, decision.id, ${outcome}, '2026-11-01', now() from ent, decision
    )
    insert into account (id, email, password_hash, display_name, member_id)
    select ${accountId}::uuid, ${`${accountId}@example.org`}, '-', 'Lakshmi', mem.id from mem
  `.execute(db);
  const seller: Member = { accountId, displayName: 'Lakshmi', locale: 'en', memberId, staff: null };
  return { seller, enterpriseId, memberId, branchId };
}

type OfferTerms = {
  stock?: number | null;
  weeklyCapacity?: number | null;
  minQuantity?: number;
  quantityStep?: number;
  priceMinor?: number;
  state?: string;
  deliveryRange?: DeliveryRange;
  /** Cheaper prices for larger quantities. */
  tiers?: PriceTier[];
};

/** A live offer of turmeric powder, 240.00 rupees a kilogram. */
export async function aLiveOffer(db: Db, enterpriseId: string, terms: OfferTerms = {}): Promise<string> {
  const id = newId();
  await db
    .insertInto('offer')
    .values({
      id,
      code: `O-${id.slice(-12)}`,
      enterpriseId,
      productType: 'turmeric-powder',
      title: 'Erode turmeric powder',
      unit: 'kg',
      priceMinor: terms.priceMinor ?? 24_000,
      currency: 'INR',
      minQuantity: terms.minQuantity ?? 1,
      quantityStep: terms.quantityStep ?? 1,
      stock: terms.stock === undefined ? 500 : terms.stock,
      weeklyCapacity: terms.weeklyCapacity ?? null,
      leadTimeDays: 3,
      state: terms.state ?? 'live',
      pausedBy: terms.state === 'paused' ? 'seller' : null,
      publishedAt: new Date(),
      deliveryRange: terms.deliveryRange ?? 'country',
    })
    .execute();
  const tiers = (terms.tiers ?? []).map((tier) => ({ ...tier, offerId: id }));
  if (tiers.length > 0) await db.insertInto('offerPriceTier').values(tiers).execute();
  return id;
}
