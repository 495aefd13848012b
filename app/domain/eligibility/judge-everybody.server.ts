import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { judgeEnterprises, type Judged } from './judge-enterprises.server';

/** Judges every enterprise as of today in its branch, in one transaction. */
export async function judgeEverybody(db: Db, clock: Clock): Promise<Judged> {
  return db.transaction().execute((tx) => judgeEnterprises(tx, { enterpriseIds: 'all', clock }));
}
