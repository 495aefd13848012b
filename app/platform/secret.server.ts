import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** An opaque token of 256 random bits, as text that fits a cookie. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether the text has the form of a token of ours; anything else need not be looked up. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && TOKEN.test(text);
}

/** A random code of so many decimal digits, leading zeros kept. */
export function newCode(digits: number): string {
  return Array.from({ length: digits }, () => randomInt(10)).join('');
}

/** The SHA-256 of a token or code: what is kept in its place. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether the secret is the one that was hashed, found out in the same time for every wrong one. */
export function isSecretOf(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(secretHash(secret), hash);
}
