import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { translator } from '~/platform/i18n';
import { writeToReaders } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import type { WaiverApproved } from '../eligibility.events';
import { ownersWithAccounts } from './notice-readers.queries.server';

/** Tells the owners who have an account that rules are waived for them, or that this ends soon. */
export async function tellWaiver(
  db: Db,
  eventId: number,
  { requestId, enterpriseId }: WaiverApproved,
  what: 'granted' | 'ending',
): Promise<void> {
  const { rows } = await sql<{ enterprise: string; untilOn: string; rules: number }>`
    select e.name as enterprise, r.until_on, cardinality(r.rules) as rules
    from waiver_request r, enterprise e
    where r.id = ${requestId}::uuid and e.id = ${enterpriseId}::uuid and r.state = 'approved'
  `.execute(db);
  const [waiver] = rows;
  if (!waiver) return;
  const readers = await ownersWithAccounts(db, enterpriseId);
  const link = `${publicOrigin()}/my/step-4`;
  const notice = what === 'granted' ? 'waiverGranted' : 'waiverEnding';
  await db.transaction().execute((tx) =>
    writeToReaders(tx, eventId, readers, (_, locale) => {
      const { t, date } = translator(locale);
      const values = { enterprise: waiver.enterprise, until: date(waiver.untilOn), count: waiver.rules, link };
      return {
        subject: t(`eligibility.notice.${notice}.subject`, values),
        body: t(`eligibility.notice.${notice}.body`, values),
      };
    }),
  );
}
