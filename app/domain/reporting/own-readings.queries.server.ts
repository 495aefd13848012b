import { sql } from 'kysely';
import type { Member } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

/** That a member of staff opened something of hers. */
export type Reading = { id: number; at: Date; what: string; reader: string; roles: string[] };

const PAGE = 50;

/** A page of who on the staff read the actor's savings or loans, newest first; `before` is the last id of the page before. */
export async function ownReadings(
  db: Db,
  actor: Member,
  before: number | null,
): Promise<{ rows: Reading[]; next: number | null }> {
  const { rows } = await sql<Reading>`
    select r.id, r.at, r.what, a.display_name as reader,
      coalesce((select jsonb_agg(distinct s.role) from staff_assignment s where s.account_id = a.id), '[]') as roles
    from record_reading r join account a on a.id = r.account_id
    where r.member_id = ${actor.memberId}::uuid and (${before}::bigint is null or r.id < ${before}::bigint)
    order by r.id desc limit ${PAGE + 1}
  `.execute(db);
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}
