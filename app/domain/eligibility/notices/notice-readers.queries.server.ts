import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { Reader } from '~/platform/message.server';

/** The owners of an enterprise who have an account. */
export async function ownersWithAccounts(db: Db, enterpriseId: string): Promise<(Reader & { memberId: string })[]> {
  const { rows } = await sql<Reader & { memberId: string }>`
    select a.id as account_id, a.member_id, a.phone, a.email, a.locale
    from enterprise_owner w join account a on a.member_id = w.member_id
    where w.enterprise_id = ${enterpriseId}::uuid and a.disabled_at is null
    order by a.id
  `.execute(db);
  return rows;
}
