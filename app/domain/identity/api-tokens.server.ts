import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import type { Program } from '~/platform/http/site.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { isToken, newToken, secretHash } from '~/platform/secret.server';
import { MOST_TOKENS, type ApiScope } from './api-scopes';

export type OwnToken = { id: string; name: string; scopes: string[]; madeAt: Date; lastUsedAt: Date | null };

/** Begins every token, so that one that leaked is known for what it is. */
const PREFIX = 'stepfour_';
/** How often the use of a token is written down, in seconds. */
const USED_EVERY = 60;

/** The actor's tokens that let programs in, the newest first. */
export async function ownTokens(db: Db, { accountId }: Actor): Promise<OwnToken[]> {
  return db
    .selectFrom('apiToken')
    .select(['id', 'name', 'scopes', 'madeAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}

export type MakeTokenError =
  /** This form made its token already, and no token is shown twice. */
  { code: 'made-already' } | { code: 'enough-tokens'; most: number };

/**
 * Makes a token for the actor's programs and returns it: it is kept as a hash alone, and shown this once. Fails with
 * `made-already` for a form that made its token, and `enough-tokens`.
 */
export async function makeToken(
  tx: Tx,
  { accountId }: Actor,
  { name, scopes, formId }: { name: string; scopes: ApiScope[]; formId: string },
  clock: Clock,
): Promise<Result<string, MakeTokenError>> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow();
  const { rows } = await sql<{ live: number; again: boolean }>`
    select count(*) filter (where revoked_at is null)::int as live, coalesce(bool_or(form_id = ${formId}), false) as again
    from api_token where account_id = ${accountId}
  `.execute(tx);
  const [known] = rows;
  if (known?.again) return fail({ code: 'made-already' });
  if ((known?.live ?? 0) >= MOST_TOKENS) return fail({ code: 'enough-tokens', most: MOST_TOKENS });
  const token = PREFIX + newToken();
  await tx
    .insertInto('apiToken')
    .values({ id: newId(), accountId, formId, name, scopes, tokenHash: secretHash(token), madeAt: clock.now() })
    .execute();
  return ok(token);
}

/** Lets the actor's program in no more, from its next request on. Returns whether she had such a token. */
export async function revokeToken(tx: Tx, { accountId }: Actor, id: string, clock: Clock): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('apiToken')
    .set({ revokedAt: clock.now() })
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The program that shows a token; null for one that is unknown or revoked, or whose account is disabled. */
export async function readProgram(db: Db, token: string, clock: Clock): Promise<Program | null> {
  if (!token.startsWith(PREFIX) || !isToken(token.slice(PREFIX.length))) return null;
  const now = clock.now();
  const { rows } = await sql<Program>`
    with live as (
      select t.id, t.scopes, t.last_used_at from api_token t join account a on a.id = t.account_id
      where t.token_hash = ${secretHash(token)} and t.revoked_at is null and a.disabled_at is null
    ), used as (
      update api_token t set last_used_at = ${now} from live
      where t.id = live.id and (live.last_used_at is null
        or live.last_used_at < ${new Date(now.getTime() - USED_EVERY * 1000)})
    )
    select id as token_id, scopes from live
  `.execute(db);
  return rows[0] ?? null;
}
