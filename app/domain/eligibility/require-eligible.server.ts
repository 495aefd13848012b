import { sql } from 'kysely';
import { systemClock, todayAnywhere, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { maySell, type Outcome } from './standing.states';

/** `outcome` is where the enterprise stands instead; null where it was never judged, or is a supplier not vetted. */
export type NotEligible = { code: 'not-eligible'; outcome: Outcome | null };

/**
 * Whether the enterprise may sell at this moment, held true until the caller's transaction ends: its standing is locked
 * against the next judgement. Gives the id of the decision it rests on; null for a supplier, who is vetted by staff
 * instead. Fails with `not-eligible`.
 */
export async function requireEligible(
  tx: Tx,
  enterpriseId: string,
  clock: Clock = systemClock,
): Promise<Result<number | null, NotEligible>> {
  const standing = await lockStanding(tx, enterpriseId);
  if (standing) {
    if (!maySell(standing.outcome)) return fail({ code: 'not-eligible', outcome: standing.outcome });
    return ok(standing.decisionId);
  }
  const supplier = await lockSupplier(tx, enterpriseId);
  const vetted = supplier?.vettedOn != null && supplier.vettedOn <= todayAnywhere(clock);
  return vetted ? ok(null) : fail({ code: 'not-eligible', outcome: null });
}

async function lockStanding(tx: Tx, enterpriseId: string) {
  const { rows } = await sql<{ outcome: Outcome; decisionId: number | null }>`
    select outcome, decision_id from enterprise_standing where enterprise_id = ${enterpriseId}::uuid for share
  `.execute(tx);
  return rows[0];
}

async function lockSupplier(tx: Tx, enterpriseId: string) {
  const { rows } = await sql<{ vettedOn: string | null }>`
    select vetted_on from enterprise where id = ${enterpriseId}::uuid and kind = 'supplier' for share
  `.execute(tx);
  return rows[0];
}
