import { sql } from 'kysely';
import type { Actor, StaffDuty } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { DEFAULT_LOCALE, isLocale } from '~/platform/i18n/locales';
import { secretHash } from '~/platform/secret.server';
import { readSecretCookie } from '~/platform/session-cookie.server';
import { PERSON, SEEN_EVERY, STAFF } from './session-lifetime';

export type ReadSession = { actor: Actor | null; formToken: string | null };

type SessionRow = {
  accountId: string;
  displayName: string;
  locale: string;
  memberId: string | null;
  formToken: string;
  duties: StaffDuty[] | null;
  supplies: boolean;
};

/** A visitor has no session; the form token of the sign-in and join pages is in a cookie of its own. */
const visitor = (request: Request): ReadSession => ({ actor: null, formToken: readSecretCookie(request, 'form') });

/**
 * Who sends the request: the account of its session, with what it may do at this moment. Nobody where there is no cookie
 * (without asking the database), or the session is unknown, revoked, unused too long, too old, or its account disabled.
 * One statement, which also writes down that the session is in use, at most every few minutes.
 */
export async function readSession(db: Db, request: Request, clock: Clock): Promise<ReadSession> {
  const token = readSecretCookie(request, 'session');
  if (!token) return visitor(request);
  const tokenHash = secretHash(token);
  const now = clock.now();
  const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const { rows } = await sql<SessionRow>`
    with live as (
      select s.token_hash, s.last_seen_at, s.form_token, a.id as account_id, a.display_name, a.locale, a.member_id, staff.duties,
        exists (select from supplier_account where account_id = a.id) as supplies
      from account_session s
      join account a on a.id = s.account_id
      cross join lateral (
        select jsonb_agg(jsonb_build_object('role', role, 'branchId', branch_id) order by role, branch_id) as duties
        from staff_assignment where account_id = a.id and revoked_at is null
      ) staff
      where s.token_hash = ${tokenHash} and s.revoked_at is null and a.disabled_at is null and s.expires_at > ${now}
        and s.last_seen_at > case when staff.duties is null then ${secondsAgo(PERSON.idle)}::timestamptz
          else ${secondsAgo(STAFF.idle)}::timestamptz end
        and (staff.duties is null or s.created_at > ${secondsAgo(STAFF.absolute)})
    ), seen as (
      update account_session s set last_seen_at = ${now} from live
      where s.token_hash = live.token_hash and live.last_seen_at < ${secondsAgo(SEEN_EVERY)}
    )
    select account_id, display_name, locale, member_id, form_token, duties, supplies from live
  `.execute(db);
  const [row] = rows;
  if (!row) return visitor(request);
  const { accountId, displayName, memberId, formToken, duties, supplies } = row;
  const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
  const staff = duties && { accountId, duties };
  return { actor: { accountId, displayName, locale, memberId, staff, ...(supplies && { supplies }) }, formToken };
}
