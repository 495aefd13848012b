import type { Db } from '~/platform/db.server';

/** The offers of every enterprise that a member owns or co-owns. */
export async function offersOfOwner(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('offer')
    .innerJoin('enterpriseOwner', 'enterpriseOwner.enterpriseId', 'offer.enterpriseId')
    .select('offer.id')
    .where('enterpriseOwner.memberId', '=', memberId)
    .execute();
  return rows.map(({ id }) => id);
}
