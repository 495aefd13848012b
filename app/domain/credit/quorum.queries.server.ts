import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import type { Db } from '~/platform/db.server';

/** How many votes a group's resolution needs on a day: its constitution's part of its members, rounded up. */
export async function quorumOfGroup(db: Db, groupId: string, on: string): Promise<number> {
  const [terms, { members }] = await Promise.all([
    groupTerms(db, groupId, on),
    db
      .selectFrom('membership')
      .select((eb) => eb.fn.countAll<number>().as('members'))
      .where('groupId', '=', groupId)
      .where('joinedOn', '<=', on)
      .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', on)]))
      .executeTakeFirstOrThrow(),
  ]);
  return Math.ceil((members * terms.quorumPercent) / 100);
}
