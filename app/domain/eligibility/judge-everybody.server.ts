import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { judgeEnterprises, type Judged } from './judge-enterprises.server';
import { judgeWaiting } from './judge-waiting.server';
import { inJudgementTurn } from './judgement-turn.server';
import { queueEverybody } from './queue-judgement.server';

/** Judges every enterprise as of today in its branch; where that is cut off, whoever is left waits to be judged. */
export async function judgeEverybody(db: Db, clock: Clock): Promise<Judged> {
  await transact(db, async (tx) => ok(await queueEverybody(tx, clock)));
  return judgeWaiting(db, clock);
}

/** Judges these enterprises as of today in their branches, without waiting for the next judgement of all that changed. */
export async function judgeNow(db: Db, enterpriseIds: readonly string[], clock: Clock): Promise<Judged> {
  const judged = await inJudgementTurn(db, async (tx) => ok(await judgeEnterprises(tx, { enterpriseIds, clock })));
  return judged.ok ? judged.value : { decisions: 0, moved: 0 };
}
