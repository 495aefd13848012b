import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { ok, type Result } from '~/platform/result';
import type { ProfileInput } from './profile.schema';

/** Changes the actor's own name, organisation, country and language. */
export async function changeProfile(tx: Tx, actor: Actor, input: ProfileInput): Promise<Result<null, never>> {
  const { displayName, organisation, country, locale } = input;
  await tx
    .updateTable('account')
    .set({ displayName, organisation, country, locale })
    .where('id', '=', actor.accountId)
    .execute();
  return ok(null);
}
