import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { newToken, secretHash } from '~/platform/secret.server';
import { PERSON } from './session-lifetime';

export type Device = { userAgent: string | null };

const MOST_CHARACTERS = 300;

/** Starts a session of the account on a device. Returns its token, which is kept nowhere but in the browser's cookie. */
export async function startSession(db: Db | Tx, accountId: string, device: Device, clock: Clock): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await db
    .insertInto('accountSession')
    .values({
      tokenHash: secretHash(token),
      id: newId(),
      accountId,
      formToken: newToken(),
      userAgent: device.userAgent?.slice(0, MOST_CHARACTERS) ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + PERSON.absolute * 1000),
    })
    .execute();
  return token;
}
