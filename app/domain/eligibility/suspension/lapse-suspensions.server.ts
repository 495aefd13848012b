import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { judgeEnterprises } from '../judge-enterprises.server';
import { inJudgementTurn } from '../judgement-turn.server';

/**
 * Lets suspensions lapse that no second officer confirmed within 72 hours, and judges their enterprises, so that what
 * rested comes back. Returns how many lapsed.
 */
export async function lapseSuspensions(db: Db, clock: Clock): Promise<number> {
  const waiting = await db
    .selectFrom('suspension')
    .select('id')
    .where('state', '=', 'proposed')
    .where('lapsesAt', '<=', clock.now())
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return 0;
  const lapsed = await inJudgementTurn(db, async (tx) => {
    const rows = await tx
      .updateTable('suspension')
      .set({ state: 'lapsed' })
      .where('state', '=', 'proposed')
      .where('lapsesAt', '<=', clock.now())
      .returning('enterpriseId')
      .execute();
    const enterpriseIds = rows.map(({ enterpriseId }) => enterpriseId);
    if (enterpriseIds.length > 0) await judgeEnterprises(tx, { enterpriseIds, clock });
    return ok(enterpriseIds.length);
  });
  return lapsed.ok ? lapsed.value : 0;
}
