import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { DEFAULT_TERMS, type GroupTerms } from './group-terms';

/**
 * What the group holds by on a day ('YYYY-MM-DD'): the latest version of its constitution that holds from then or
 * earlier. Where none does: `DEFAULT_TERMS`, with the rhythm and weekday of its latest two meetings (monthly, on Mondays,
 * where it has had none). Whose group it may be was asked before.
 */
export async function groupTerms(db: Db, groupId: string, on: string): Promise<GroupTerms> {
  const written = await sql<GroupTerms>`
    select version, from_on, contribution_minor, social_fund_minor, rhythm, weekday,
      trim_scale(loan_annual_percent)::text as loan_annual_percent, loan_method, loan_period,
      trim_scale(loan_times_savings)::text as loan_times_savings, loan_longest_months, quorum_percent, sign_offs, fines
    from group_constitution where group_id = ${groupId} and from_on <= ${on} order by version desc limit 1
  `.execute(db);
  return written.rows[0] ?? { ...DEFAULT_TERMS, ...(await habitualRhythm(db, groupId)) };
}

async function habitualRhythm(db: Db, groupId: string): Promise<Pick<GroupTerms, 'rhythm' | 'weekday'>> {
  const { rows } = await sql<Pick<GroupTerms, 'rhythm' | 'weekday'>>`
    select case when days <= 10 then 'weekly' when days <= 21 then 'fortnightly' else 'monthly' end as rhythm, weekday
    from (
      select scheduled_on - lag(scheduled_on) over (order by scheduled_on) as days, scheduled_on,
        extract(isodow from scheduled_on)::int as weekday
      from (select scheduled_on from meeting where group_id = ${groupId} order by scheduled_on desc limit 2) latest
    ) gap
    order by scheduled_on desc limit 1
  `.execute(db);
  return rows[0] ?? { rhythm: 'monthly', weekday: 1 };
}
