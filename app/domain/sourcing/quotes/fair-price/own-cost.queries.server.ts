import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { costOfUnit, type OfferCost } from './fair-price';

/** The seller's offer that a request is about, or that sells the same thing, and what one unit of it costs her. */
export type OwnCost = { offerId: string; unitCostMinor: number | null };

type Asked = { enterpriseId: string; offerId: string | null; productType: string; unit: string; currency: string };

/**
 * What a maker keeps about her costs, for one who acts for her enterprise; null for everybody else, and where she has no
 * such offer. `unitCostMinor` is null where she keeps nothing.
 */
export async function ownCostFor(db: Db, actor: Actor, asked: Asked): Promise<OwnCost | null> {
  const { rows } = await sql<{ offerId: string } & { [Field in keyof OfferCost]: OfferCost[Field] | null }>`
    select o.id as offer_id, c.made_at_once, c.materials_minor, c.hours_hundredths, c.hour_worth_minor
    from offer o left join offer_cost c on c.offer_id = o.id
    where o.enterprise_id = ${asked.enterpriseId} and o.product_type = ${asked.productType} and o.unit = ${asked.unit}
      and o.currency = ${asked.currency} and o.enterprise_id in (
        select enterprise_id from enterprise_account where account_id = ${actor.accountId})
    order by (o.id is not distinct from ${asked.offerId}::uuid) desc, c.changed_at desc nulls last limit 1
  `.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { offerId, madeAtOnce, ...cost } = row;
  return { offerId, unitCostMinor: madeAtOnce === null ? null : costOfUnit({ madeAtOnce, ...cost } as OfferCost) };
}

/** The costs kept for an offer, with the version of the form; undefined where there are none, or for a stranger. */
export async function keptCost(
  db: Db,
  actor: Actor,
  offerId: string,
): Promise<(OfferCost & { version: number }) | undefined> {
  const { rows } = await sql<OfferCost & { version: number }>`
    select c.made_at_once, c.materials_minor, c.hours_hundredths, c.hour_worth_minor, c.version
    from offer_cost c join offer o on o.id = c.offer_id
    where c.offer_id = ${offerId} and o.enterprise_id in (
      select enterprise_id from enterprise_account where account_id = ${actor.accountId})
  `.execute(db);
  return rows[0];
}
