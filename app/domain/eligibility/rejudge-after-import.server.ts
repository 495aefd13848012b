import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { judgeEnterprises, type Judged } from './judge-enterprises.server';

/**
 * Judges again the enterprises whose records an import touched, in one transaction. Doing it twice adds nothing.
 */
export async function rejudgeAfterImport(db: Db, importId: number, clock: Clock): Promise<Judged> {
  return db.transaction().execute(async (tx) => {
    const touched = await tx
      .selectFrom('registerImportEnterprise')
      .select('enterpriseId')
      .where('importId', '=', importId)
      .execute();
    if (touched.length === 0) return { decisions: 0, moved: 0 };
    return judgeEnterprises(tx, { enterpriseIds: touched.map(({ enterpriseId }) => enterpriseId), importId, clock });
  });
}
