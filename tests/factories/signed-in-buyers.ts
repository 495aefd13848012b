import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { newToken, secretHash } from '~/platform/secret.server';

const DAY_MS = 86_400_000;

/** So many buyers with a session each, made at once. Returns the tokens of their sessions; nobody knows a password. */
export async function signedInBuyers(db: Db, count: number): Promise<string[]> {
  const buyers = Array.from({ length: count }, () => ({ account: newId(), session: newId(), token: newToken() }));
  const accounts = buyers.map(({ account }) => account);
  const sessions = buyers.map(({ session }) => session);
  const hashes = buyers.map(({ token }) => secretHash(token));
  await sql`
    with buyer as (
      select * from unnest(${accounts}::uuid[], ${sessions}::uuid[], ${hashes}::bytea[])
        as b (account, session, token_hash)
    ), joined as (
      insert into account (id, email, password_hash, display_name)
      select account, account || '@example.org', '-', 'Hotel Malabar' from buyer
    )
    insert into account_session (token_hash, id, account_id, form_token, created_at, last_seen_at, expires_at)
    select token_hash, session, account, 'form', now(), now(), ${new Date(Date.now() + DAY_MS)}::timestamptz from buyer
  `.execute(db);
  return buyers.map(({ token }) => token);
}

/** What a browser sends with an order form of a page of ours. */
export function orderForm(token: string, offerId: string, quantity: number) {
  return {
    path: `/orders/new?offer=${offerId}`,
    headers: {
      cookie: `__Host-session=${token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      offerId,
      quantity: String(quantity),
      deliveryMethod: 'pickup',
      deliveryPlace: '',
      wishedOn: '',
      note: '',
      idempotencyKey: newId(),
    }).toString(),
  };
}
