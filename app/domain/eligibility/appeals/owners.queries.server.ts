import type { Db } from '~/platform/db.server';

/** The owners of an enterprise by name. Whoever asks has been allowed to see it. */
export async function ownersOf(db: Db, enterpriseId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('enterpriseOwner')
    .innerJoin('member', 'member.id', 'enterpriseOwner.memberId')
    .select(['member.id', 'member.displayName as name'])
    .where('enterpriseOwner.enterpriseId', '=', enterpriseId)
    .orderBy('member.displayName')
    .orderBy('member.id')
    .execute();
}
