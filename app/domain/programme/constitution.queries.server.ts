import { sql, type RawBuilder } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { GroupTerms } from './group-terms';

/** The columns of a version of a constitution as `GroupTerms`. */
export const TERMS_COLUMNS: RawBuilder<unknown> = sql`version, from_on, contribution_minor, social_fund_minor, rhythm,
  weekday, trim_scale(loan_annual_percent)::text as loan_annual_percent, loan_method, loan_period,
  trim_scale(loan_times_savings)::text as loan_times_savings, loan_longest_months, quorum_percent, sign_offs, fines`;

/** The version that was written last, whether it holds already or not; undefined where nothing is written. */
export async function latestTerms(db: Db, groupId: string): Promise<GroupTerms | undefined> {
  const { rows } = await sql<GroupTerms>`
    select ${TERMS_COLUMNS} from group_constitution where group_id = ${groupId} order by version desc limit 1
  `.execute(db);
  return rows[0];
}

export type WrittenTerms = GroupTerms & { resolution: string; writtenBy: string; writtenAt: string };

/** Every version of a group's constitution, the last written first, with the resolution that made it and who wrote it. */
export async function constitutionHistory(db: Db, groupId: string): Promise<WrittenTerms[]> {
  const { rows } = await sql<WrittenTerms>`
    select ${TERMS_COLUMNS}, resolution, a.display_name as written_by, r.recorded_at as written_at
    from group_constitution c join desk_recording r on r.id = c.recording_id join account a on a.id = r.account_id
    where c.group_id = ${groupId} order by version desc limit 100
  `.execute(db);
  return rows;
}
