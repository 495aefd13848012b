import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { readName, type NameError } from './search-name';

type SearchNotFound = { code: 'search-not-found' };

/** Gives the actor's search another name. Fails with `search-not-found`, `no-name` or `name-too-long`. */
export async function renameSearch(
  tx: Tx,
  actor: Actor,
  id: string,
  name: string,
): Promise<Result<null, NameError | SearchNotFound>> {
  const named = readName(name);
  return named.ok ? change(tx, actor, id, { name: named.value }) : named;
}

/** Stops messages about the actor's search, or lets them come again; what came meanwhile is not told. Fails with `search-not-found`. */
export function pauseSearch(tx: Tx, actor: Actor, id: string, paused: boolean): Promise<Result<null, SearchNotFound>> {
  return change(tx, actor, id, { paused });
}

/** Removes the actor's search and what was found for it. Fails with `search-not-found`. */
export async function removeSearch(tx: Tx, actor: Actor, id: string): Promise<Result<null, SearchNotFound>> {
  const removed = await tx
    .deleteFrom('savedSearch')
    .where('id', '=', id)
    .where('accountId', '=', actor.accountId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n ? ok(null) : fail({ code: 'search-not-found' });
}

async function change(
  tx: Tx,
  actor: Actor,
  id: string,
  values: { name: string } | { paused: boolean },
): Promise<Result<null, SearchNotFound>> {
  const changed = await tx
    .updateTable('savedSearch')
    .set(values)
    .where('id', '=', id)
    .where('accountId', '=', actor.accountId)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n ? ok(null) : fail({ code: 'search-not-found' });
}
