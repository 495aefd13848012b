import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { judgeEnterprises, type Judged } from './judge-enterprises.server';
import { inJudgementTurn } from './judgement-turn.server';

/** Few enough that those whose records change meanwhile have their turn within seconds. */
const AT_ONCE = 2_000;

/** Judges whoever waits, those first whose records changed, until nobody is left. */
export async function judgeWaiting(db: Db, clock: Clock): Promise<Judged> {
  const total = { decisions: 0, moved: 0 };
  for (;;) {
    const judged = await inJudgementTurn(db, async (tx) => {
      const enterpriseIds = await takeWaiting(tx);
      if (enterpriseIds.length === 0) return ok(null);
      return ok(await judgeEnterprises(tx, { enterpriseIds, clock }));
    });
    if (!judged.ok || judged.value === null) return total;
    total.decisions += judged.value.decisions;
    total.moved += judged.value.moved;
  }
}

/** Whoever is queued again from now on waits for the next judgement: hers may not see what changed. */
async function takeWaiting(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ enterpriseId: string }>`
    delete from judgement_due where enterprise_id in (
      select enterprise_id from judgement_due order by urgent desc, since, enterprise_id limit ${AT_ONCE})
    returning enterprise_id
  `.execute(tx);
  return rows.map(({ enterpriseId }) => enterpriseId);
}
