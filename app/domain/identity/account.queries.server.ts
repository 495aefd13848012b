import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { secretHash } from '~/platform/secret.server';
import { PERSON, STAFF } from './session-lifetime';

export type OwnAccount = {
  displayName: string;
  phone: string | null;
  email: string | null;
  organisation: string | null;
  country: string | null;
  locale: string;
  /** Her register record, where the account is linked to one, and since when she agreed to its use. */
  member: { name: string; code: string; group: string | null; agreedAt: Date | null } | null;
};

/** What the actor's account holds about her. */
export async function ownAccount(db: Db, actor: Actor): Promise<OwnAccount> {
  const { rows } = await sql<
    Omit<OwnAccount, 'member'> &
      Record<'memberName' | 'memberCode' | 'groupName', string | null> & { agreedAt: Date | null }
  >`
    select a.display_name, a.phone, a.email, a.organisation, a.country, a.locale,
      m.display_name as member_name, m.code as member_code, g.name as group_name, c.given_at as agreed_at
    from account a
    left join member m on m.id = a.member_id
    left join lateral (
      select g.name from membership s join self_help_group g on g.id = s.group_id
      where s.member_id = m.id order by s.left_on desc nulls first, s.joined_on desc limit 1
    ) g on true
    left join lateral (
      select given_at from consent
      where account_id = a.id and member_id = m.id and withdrawn_at is null order by given_at desc limit 1
    ) c on true
    where a.id = ${actor.accountId}
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('an actor has an account');
  const { memberName, memberCode, groupName, agreedAt, ...account } = row;
  const member = memberName && memberCode ? { name: memberName, code: memberCode, group: groupName, agreedAt } : null;
  return { ...account, member };
}

export type OwnSession = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date; isThis: boolean };

const MOST_SESSIONS = 50;

/** The actor's sessions that still sign in, the last used first; `isThis` marks the one of the token. */
export async function ownSessions(db: Db, actor: Actor, token: string | null, clock: Clock): Promise<OwnSession[]> {
  const life = actor.staff ? STAFF : PERSON;
  const secondsAgo = (seconds: number) => new Date(clock.now().getTime() - seconds * 1000);
  const hash = token ? secretHash(token) : null;
  const rows = await db
    .selectFrom('accountSession')
    .select(['id', 'userAgent', 'createdAt', 'lastSeenAt', 'tokenHash'])
    .where('accountId', '=', actor.accountId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', clock.now())
    .where('lastSeenAt', '>', secondsAgo(life.idle))
    .where('createdAt', '>', secondsAgo(life.absolute))
    .orderBy('lastSeenAt', 'desc')
    .limit(MOST_SESSIONS)
    .execute();
  return rows.map(({ tokenHash, ...session }) => ({ ...session, isThis: hash !== null && tokenHash.equals(hash) }));
}
