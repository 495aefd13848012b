import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { judgeEnterprises, type Judged } from './judge-enterprises.server';
import { inJudgementTurn } from './judgement-turn.server';

/** Judges every enterprise as of today in its branch, in one transaction. */
export async function judgeEverybody(db: Db, clock: Clock): Promise<Judged> {
  return judgeNow(db, 'all', clock);
}

/** Judges these enterprises as of today in their branches, without waiting for the next judgement of all that changed. */
export async function judgeNow(db: Db, enterpriseIds: readonly string[] | 'all', clock: Clock): Promise<Judged> {
  const judged = await inJudgementTurn(db, async (tx) => ok(await judgeEnterprises(tx, { enterpriseIds, clock })));
  return judged.ok ? judged.value : { decisions: 0, moved: 0 };
}
