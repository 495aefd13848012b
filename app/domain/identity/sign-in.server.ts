import type { CountryCode } from 'libphonenumber-js/min';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { addressSubject, countUses, giveBack, type TooMany, type Use } from '~/platform/rate-limit.server';
import { fail, ok, type Result } from '~/platform/result';
import { PROGRAMME_COUNTRIES } from './countries';
import { accountNamed } from './account-named.server';
import { parseIdentifier, type Identifier } from './identifier';
import { SIGN_IN_ACCOUNT, SIGN_IN_ADDRESS, SIGN_IN_PAIR, SIGN_IN_UNDER_ATTACK } from './limits';
import { verifyPassword } from './password.server';
import { endSession } from './end-session.server';
import { startSession, type Device } from './start-session.server';

export type SignIn = { identifier: string; password: string; country: CountryCode | null };
export type SignInFrom = Device & {
  address: string;
  /** The session that the browser still holds, which ends. */
  formerToken: string | null;
};

/**
 * Signs in with a phone number or e-mail and the password. A local number is looked for in the reader's likely country
 * first, then in those of the programme. Always a new session; the browser's former one ends.
 * Fails with `wrong` (alike for no such account, a wrong password and a disabled account, in the same time) or `too-many`.
 */
export async function signIn(
  db: Db,
  { identifier: typed, password, country }: SignIn,
  from: SignInFrom,
  clock: Clock,
): Promise<Result<{ sessionToken: string; accountId: string }, { code: 'wrong' } | TooMany>> {
  const countries = country ? [country, ...PROGRAMME_COUNTRIES] : PROGRAMME_COUNTRIES;
  const identifier = parseIdentifier(typed, countries);
  const found = identifier && (await accountNamed(db, identifier));
  const uses = usesOf(found?.id ?? nameOf(identifier, typed), from.address);
  const refused = await refuseGuessing(db, uses, clock);
  if (refused) return fail(refused);
  const matches = await verifyPassword(found && !found.disabled ? found.passwordHash : null, password);
  if (!found || !matches) return fail({ code: 'wrong' });
  await giveBack(db, uses, clock);
  if (from.formerToken) await endSession(db, from.formerToken, clock);
  return ok({ accountId: found.id, sessionToken: await startSession(db, found.id, from, clock) });
}

function nameOf(identifier: Identifier | null, typed: string): string {
  if (!identifier) return typed.trim().slice(0, 254).toLowerCase();
  return identifier.kind === 'email' ? identifier.email : identifier.phones[0];
}

function usesOf(account: string, address: string): [Use, Use, Use] {
  const from = addressSubject(address);
  return [
    { limit: SIGN_IN_PAIR, subject: `${account} ${from}` },
    { limit: SIGN_IN_ADDRESS, subject: from },
    { limit: SIGN_IN_ACCOUNT, subject: account },
  ];
}

/** Counts the try before the password is looked at. Guessing from everywhere slows an account down and locks nobody out. */
async function refuseGuessing(db: Db, uses: [Use, Use, Use], clock: Clock): Promise<TooMany | null> {
  const [pair, address, account] = await countUses(db, uses, clock);
  if (!pair || !address || !account) throw new Error('a limit was not counted');
  const pairMost = account.count > SIGN_IN_ACCOUNT.most ? SIGN_IN_UNDER_ATTACK : SIGN_IN_PAIR.most;
  if (address.count > SIGN_IN_ADDRESS.most) return { code: 'too-many', retryAt: address.endsAt };
  return pair.count > pairMost ? { code: 'too-many', retryAt: pair.endsAt } : null;
}
