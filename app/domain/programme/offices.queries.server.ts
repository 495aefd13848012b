import type { Db } from '~/platform/db.server';

export type OfficeTerm = {
  id: string;
  role: string;
  name: string;
  fromOn: string;
  untilOn: string | null;
  /** The first day on which she no longer held it; null: she holds it. */
  endedOn: string | null;
};

/** Who holds and held the offices of a group, as far as their terms were written down, the latest first. */
export async function officeTerms(db: Db, groupId: string): Promise<OfficeTerm[]> {
  return db
    .selectFrom('groupOffice')
    .innerJoin('member', 'member.id', 'groupOffice.memberId')
    .select(['groupOffice.id', 'role', 'displayName as name', 'fromOn', 'untilOn', 'endedOn'])
    .where('groupId', '=', groupId)
    .orderBy('fromOn', 'desc')
    .orderBy('groupOffice.id', 'desc')
    .limit(100)
    .execute();
}
