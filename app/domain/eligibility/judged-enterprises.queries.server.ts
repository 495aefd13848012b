import type { Db } from '~/platform/db.server';
import type { EligibilityJudged } from './eligibility.events';

/** The enterprises that an `eligibility.judged` tells of. */
export async function judgedEnterprises(db: Db, { decisionFrom, decisionTo }: EligibilityJudged): Promise<string[]> {
  const rows = await db
    .selectFrom('eligibilityDecision')
    .select('enterpriseId')
    .distinct()
    .where('id', '>=', decisionFrom)
    .where('id', '<=', decisionTo)
    .execute();
  return rows.map(({ enterpriseId }) => enterpriseId);
}
