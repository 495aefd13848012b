import type { Db } from '~/platform/db.server';
import { translator } from '~/platform/i18n';
import { writeToReaders } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { ownersWithAccounts } from './notice-readers.queries.server';

/** Tells the member who appealed, if she has an account, that her appeal is answered and how; the words stand on her page. */
export async function tellAppealAnswered(db: Db, eventId: number, appealId: string): Promise<void> {
  const appeal = await db
    .selectFrom('appeal')
    .innerJoin('enterprise', 'enterprise.id', 'appeal.enterpriseId')
    .select(['appeal.memberId', 'appeal.enterpriseId', 'appeal.state', 'enterprise.name as enterprise'])
    .where('appeal.id', '=', appealId)
    .where('appeal.state', '<>', 'open')
    .executeTakeFirst();
  if (!appeal) return;
  const owners = await ownersWithAccounts(db, appeal.enterpriseId);
  const readers = owners.filter(({ memberId }) => memberId === appeal.memberId);
  const notice = appeal.state === 'upheld' ? 'appealUpheld' : 'appealDismissed';
  const values = { enterprise: appeal.enterprise, link: `${publicOrigin()}/my/step-4/appeals` };
  await db.transaction().execute((tx) =>
    writeToReaders(tx, eventId, readers, (_, locale) => {
      const { t } = translator(locale);
      return {
        subject: t(`eligibility.notice.${notice}.subject`, values),
        body: t(`eligibility.notice.${notice}.body`, values),
      };
    }),
  );
}
