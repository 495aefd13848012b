import { normalPassword } from './password-rules';

/** argon2id: 19 MiB, 2 passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has, so that a sign-in to no account takes the time of one to an account. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$jA1aVW+6D6H/6frc4dlICQ$nsXFIX5uiUF9vrr0a7HqlzqhvzMG9OJ7EEUwvpdBqZw';

/** Hashes a password for keeping. The hasher is loaded when the first password comes. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  return hash(normalPassword(password), COST);
}

/**
 * Whether the password is the one that was hashed. With null (no such account), or something that is no hash (an account
 * that nobody signs in to), it is not, after the same work.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2');
  const isHash = kept?.startsWith('$argon2id$') ?? false;
  const matches = await verify(isHash && kept ? kept : NOBODY, normalPassword(password));
  return isHash && matches;
}
