import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { readName, type NameError } from './search-name';
import type { WhatFits } from './what-fits.server';

/** Searches that one account can keep. */
export const MOST_SAVED = 50;
/** Longest that a kept search is as an address writes it, where a letter of many scripts takes nine characters. */
const LONGEST_ASKED = 2000;

export type NewSavedSearch = {
  formId: string;
  name: string;
  /** What the address of the list asks. */
  asked: string;
  fits: WhatFits;
};

export type SaveSearchError = NameError | { code: 'asked-too-long' } | { code: 'too-many'; most: number };

/**
 * Keeps a search for the actor; returns its id. The same form gives the same search again. Fails with `no-name`,
 * `name-too-long`, `asked-too-long`, or `too-many` where she keeps as many as she may.
 */
export async function saveSearch(
  tx: Tx,
  actor: Actor,
  { formId, name, asked, fits }: NewSavedSearch,
  clock: Clock,
): Promise<Result<string, SaveSearchError>> {
  const named = readName(name);
  if (!named.ok) return named;
  if (asked.length > LONGEST_ASKED) return fail({ code: 'asked-too-long' });
  const { accountId } = actor;
  // Whoever saves twice at once waits here, so that the count below is exact.
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
  const kept = await tx.selectFrom('savedSearch').select(['id', 'formId']).where('accountId', '=', accountId).execute();
  const before = kept.find((search) => search.formId === formId);
  if (before) return ok(before.id);
  if (kept.length >= MOST_SAVED) return fail({ code: 'too-many', most: MOST_SAVED });
  const { productTypes, ...meaning } = fits;
  const id = newId();
  await tx
    .insertInto('savedSearch')
    .values({ id, accountId, formId, name: named.value, asked, savedAt: clock.now(), ...meaning })
    .execute();
  if (productTypes.length > 0) {
    const rows = productTypes.map((productType) => ({ productType, searchId: id }));
    await tx.insertInto('savedSearchProduct').values(rows).execute();
  }
  return ok(id);
}
