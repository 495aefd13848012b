import type { Actor, Seller } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { demoAccounts } from './people';

/** A demo buyer by her key. */
export async function buyerOf(db: Db, key: string): Promise<Actor> {
  return actorOf(db, demoAccounts.find((one) => one.key === key)?.email ?? '');
}

/** Whoever has the address in the demo. */
export async function actorOf(db: Db, email: string): Promise<Actor> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'displayName', 'memberId'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const { id, displayName, memberId } = account;
  return { accountId: id, displayName, memberId, locale: 'en', staff: null };
}

/** The demo seller who owns the enterprise. */
export async function sellerOf(db: Db, enterpriseId: string): Promise<Seller> {
  const account = await db
    .selectFrom('account')
    .innerJoin('enterpriseOwner', 'enterpriseOwner.memberId', 'account.memberId')
    .select(['account.id', 'account.displayName', 'enterpriseOwner.memberId'])
    .where('enterpriseOwner.enterpriseId', '=', enterpriseId)
    .executeTakeFirstOrThrow();
  const { id, displayName, memberId } = account;
  return { accountId: id, displayName, memberId, locale: 'en', staff: null };
}
