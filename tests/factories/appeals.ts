import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';

/** An open appeal of a member, whose account filed it, against the newest decision about her enterprise. */
export async function anAppeal(
  db: Db,
  { enterpriseId, memberId }: { enterpriseId: string; memberId: string },
): Promise<string> {
  const id = newId();
  const { decisionId } = await db
    .selectFrom('enterpriseStanding')
    .select('decisionId')
    .where('enterpriseId', '=', enterpriseId)
    .executeTakeFirstOrThrow();
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('memberId', '=', memberId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('appeal')
    .values({
      id,
      enterpriseId,
      decisionId: decisionId ?? 0,
      memberId,
      filedBy: account.id,
      words: 'I was at the clinic when the visitor came.',
      filedAt: new Date('2026-06-10T09:00:00Z'),
      answerBy: '2026-06-24',
      state: 'open',
    })
    .execute();
  return id;
}
