import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import type { OfferCost } from './fair-price';
import { keptCost } from './own-cost.queries.server';

export type KeepCostError =
  | { code: 'offer-not-found' }
  /** Somebody changed the costs after the form was opened. */
  | { code: 'changed-meanwhile'; current: OfferCost & { version: number } };

/**
 * Keeps what an offer costs its maker, for those who act for her enterprise alone. `version` is that of the costs on the
 * form, 0 where there were none; the same words sent twice are one change. Fails with `offer-not-found` for a stranger's
 * offer, or `changed-meanwhile` with what is kept now.
 */
export async function keepCost(
  tx: Tx,
  actor: Actor,
  offerId: string,
  cost: OfferCost & { version: number },
  clock: Clock,
): Promise<Result<null, KeepCostError>> {
  const own = await sql`
    select 1 from offer o join enterprise_account w on w.enterprise_id = o.enterprise_id
    where o.id = ${offerId} and w.account_id = ${actor.accountId} for update of o
  `.execute(tx);
  if (own.rows.length === 0) return fail({ code: 'offer-not-found' });
  const current = await keptCost(tx, actor, offerId);
  const { version, ...figures } = cost;
  if (current && isSame(current, cost)) return ok(null);
  if (current && current.version !== version) return fail({ code: 'changed-meanwhile', current });
  const kept = { ...figures, accountId: actor.accountId, changedAt: clock.now() };
  await tx
    .insertInto('offerCost')
    .values({ offerId, ...kept })
    .onConflict((conflict) => conflict.column('offerId').doUpdateSet({ ...kept, version: version + 1 }))
    .execute();
  return ok(null);
}

function isSame(one: OfferCost, other: OfferCost): boolean {
  return (
    one.madeAtOnce === other.madeAtOnce &&
    one.materialsMinor === other.materialsMinor &&
    one.hoursHundredths === other.hoursHundredths &&
    one.hourWorthMinor === other.hourWorthMinor
  );
}
